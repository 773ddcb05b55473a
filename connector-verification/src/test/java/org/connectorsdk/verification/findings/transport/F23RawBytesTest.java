package org.connectorsdk.verification.findings.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-23: what is no content has a ceiling as well, in every part of an answer. */
@Finding(value = "F-23", rule = "Raw bytes are bounded, not only content")
class F23RawBytesTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    /** How an answer begins, and what comes then without end. */
    private record Endless(String beginning, String unit) {}

    static List<Input<Endless>> inputs() {
        return List.of(
                Input.of("the extension of a chunk", new Endless(CHUNKED + "5;", "x")),
                Input.of("zeros before the size of a chunk", new Endless(CHUNKED, "0")),
                Input.of("the line behind a chunk", new Endless(CHUNKED + "1\r\n{", "x")),
                Input.of("the status line", new Endless("HTTP/1.1 200 ", "x")),
                Input.of("one header", new Endless("HTTP/1.1 200 OK\r\nX-Some: ", "x")),
                Input.of("header lines", new Endless("HTTP/1.1 200 OK\r\n", "X-Some: header\r\n")),
                Input.of("early hints", new Endless("", "HTTP/1.1 103 Early Hints\r\n\r\n")),
                Input.of("trailers", new Endless(CHUNKED + "2\r\n{}\r\n0\r\n", "X-Some: trailer\r\n")),
                Input.of(
                        "the file name in gzip",
                        new Endless(
                                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008b\b\b\0\0\0\0\0\0", "x")));
    }

    @ForEveryCase(with = "LIST")
    void aPartWithoutEndIsMalformedAndAskedForOnce(Case<Endless> one, Stage stage) {
        try (Front front = front(stage, one.value())) {
            Connections client = stage.openInRealTime(
                    config -> config.set("base-url", front.baseUrl().toString()));

            ConnectorError error = one.error(client, ViewCall.list());

            assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
            assertThat(front.requests()).isOne();
        }
    }

    private static Front front(Stage stage, Endless answer) {
        byte[] beginning = answer.beginning().getBytes(StandardCharsets.ISO_8859_1);
        byte[] block = answer.unit().repeat(1_024).getBytes(StandardCharsets.ISO_8859_1);
        return new Front(stage.baseUrl(), (out, head, body) -> {
            out.write(beginning);
            while (true) { // until the client is gone
                out.write(block);
            }
        });
    }

    @ForEveryCase(with = "LIST")
    void inAHeapOf64MegabytesItEndsTheSame(Case<Endless> one) {
        int round = inputs().indexOf(one.input());
        List<String> ofTarget = SmallHost.PRINTED.stream()
                .filter(line -> line.startsWith(one.target().id() + "\t"))
                .toList();

        assertThat(ofTarget).hasSizeGreaterThan(round);
        assertThat(ofTarget.get(round)).contains("\tMALFORMED_RESPONSE\t");
    }

    /** A program with a heap of 64 MB whose clients of all providers meet all these answers, one after the other. */
    private static final class SmallHost {
        static final List<String> PRINTED = printed();

        private static List<String> printed() {
            List<Front> fronts = new ArrayList<>();
            try (Stage stage = new Stage(Stage.targets().findFirst().orElseThrow())) {
                inputs().forEach(input -> fronts.add(front(stage, input.value())));
                List<Function<String, Map<String, String>>> rounds = new ArrayList<>();
                fronts.forEach(front ->
                        rounds.add(target -> Map.of("base-url", front.baseUrl().toString())));
                return new HostProcess("64m", "list", List.of(), Map.of(), rounds).lines();
            } finally {
                fronts.forEach(Front::close);
            }
        }
    }
}
