package org.connectorsdk.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.connectorsdk.testkit.http.RawAnswer;
import org.connectorsdk.testkit.http.RawClient;
import org.connectorsdk.testkit.simulator.ThingSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultSpecTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create_connection:reset-after-executing:1",
                "any:pass:always",
                "list:reset-before:1",
                "list:close-before:1",
                "list:close-after-executing:1",
                "list:close-after-answer:1",
                "list:no-answer:1",
                "list:no-answer-after-executing:1",
                "list:empty-body:1",
                "list:broken-json:1",
                "list:endless-body:1",
                "list:login-page:1",
                "list:delay=2s:1",
                "list:delay-after-executing=250ms:3",
                "list:status=503:2",
                "list:status-after-executing=500:1",
                "list:html-proxy=504:1",
                "list:cut-body=0.5:1",
                "list:cut-body=120B,by=reset,chunked:1",
                "list:trickle=64:1",
                "list:gzip-bomb=1048576:1",
            })
    void meansWhatItSays(String spec) {
        String written = spec.replace(",by=reset", ",reset").replace("=64:", "=64,every=10ms:");
        assertThat(FaultSpec.parse(written)).hasToString(spec);
    }

    @Test
    void playsOnceWhenNoNumberIsGiven() {
        assertThat(FaultSpec.parse("list:reset-before")).hasToString("list:reset-before:1");
    }

    @Test
    void aPortInALocationIsNotTakenForTheTimes() {
        assertThat(FaultSpec.parse("list:redirect=302,location=http://127.0.0.1:8080/login"))
                .hasToString("list:redirect=302:1");
        assertThat(FaultSpec.parse("list:redirect=302,location=http://127.0.0.1:8080/login:4"))
                .hasToString("list:redirect=302:4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            list                                         | write OPERATION:FAULT[,OPTION]…[:TIMES]
            list:explode                                 | there is no fault 'explode'; available: broken-json, close-
            list:status                                  | 'status' needs a value, such as status=503
            list:status=abc                              | 'status' takes a whole number, not 'abc'
            list:status=700                              | 'status' takes an HTTP status from 100 to 599, not 700
            list:delay=5                                 | 'delay' takes a duration such as 200ms, 2s or 1m, not '5'
            list:cut-body=1.5                            | 'cut-body' takes a part from 0.0 to below 1.0 or a size
            list:cut-body=5XB                            | 'cut-body' takes a size such as 100, 64KB or 5MB, not '5XB'
            list:reset-before=now                        | 'reset-before' takes no value
            list:reset-before,retry-after=1              | 'reset-before' does not take [retry-after]; usage: reset-before
            list:status=503,status=504                   | 'status' is there twice
            list:trickle=10                              | 'every' needs a value, such as every=200ms
            list:status=503:0                            | 'the number of times' takes a number from 1 on, not 0
            list:redirect=302,location=http://h:80       | 'location' needs a path
            """)
    void saysWhatIsWrongAndWhatToWrite(String spec, String message) {
        assertThatThrownBy(() -> FaultSpec.parse(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .startsWith("fault '" + spec + "': ")
                .contains(message)
                .doesNotContain("\n");
    }

    @Test
    void everyKnownFaultHasAUsageLine() {
        assertThat(FaultSpec.knownFaults())
                .contains(
                        "reset-before",
                        "status=NUMBER[,retry-after=VALUE][,content-type=TYPE][,body=TEXT]",
                        "redirect=NUMBER,location=ADDRESS")
                .hasSizeGreaterThan(15);
    }

    @Test
    void armedOnASimulatorItPlaysAsOftenAsItSays() throws IOException {
        try (ThingSimulator simulator = new ThingSimulator()) {
            simulator.start();
            FaultSpec.parse("list_things:status=503,retry-after=7,body=busy,from=2:2")
                    .armOn(simulator.faults());
            try (RawClient client = new RawClient(simulator.baseUrl())) {
                int[] statuses = new int[4];
                RawAnswer second = null;
                for (int i = 0; i < statuses.length; i++) {
                    RawAnswer answer = client.get("/v1/things", "Authorization: Bearer t");
                    statuses[i] = answer.status();
                    second = i == 1 ? answer : second;
                }
                assertThat(statuses).containsExactly(200, 503, 503, 200);
                assertThat(second).isNotNull().satisfies(answer -> {
                    assertThat(answer.header("Retry-After")).isEqualTo("7");
                    assertThat(answer.text()).isEqualTo("busy");
                });
            }
        }
    }
}
