package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.ReplyFault;
import org.connectorsdk.verification.incidents.Stage;

/** F-55: by the times at which requests arrive, no pause that a server asked for is cut short. */
@Finding(value = "F-55", rule = "The longer pause wins; a pause beyond the cap is no retry")
class F55LongerPauseTest {
    private static final CallOptions ONE_ATTEMPT =
            CallOptions.builder().maxAttempts(1).build();

    /** What one answer asks for; {@code seconds} is the least gap to the next request. */
    private record Asked(int status, long seconds, String header, List<String> values) {
        Fault fault(Instant now) {
            ReplyFault reply = Fault.status(status);
            for (String value : values) {
                reply = reply.header(header, value.replace("DATE", date(now.plusSeconds(seconds))));
            }
            return reply;
        }

        private static String date(Instant at) {
            return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
        }
    }

    static List<Input<Asked>> inputs() {
        return List.of(
                Input.of("429, seconds", new Asked(429, 5, "Retry-After", List.of("5"))),
                Input.of("503, seconds", new Asked(503, 5, "Retry-After", List.of("5"))),
                Input.of("429, the longer header last", new Asked(429, 30, "Retry-After", List.of("2", "30"))),
                Input.of("429, the longer header first", new Asked(429, 30, "Retry-After", List.of("30", "2"))),
                Input.of("503, the longer header first", new Asked(503, 30, "Retry-After", List.of("30", "2"))),
                Input.of("429, a reset time", new Asked(429, 7, "RateLimit-Reset", List.of("7"))),
                Input.of("503, fractions of seconds", new Asked(503, 2, "Retry-After", List.of("2.5"))));
    }

    static List<Input<Asked>> beyondTheCap() {
        return List.of(
                Input.of("429, an hour", new Asked(429, 3_600, "Retry-After", List.of("3600"))),
                Input.of("503, an hour", new Asked(503, 3_600, "Retry-After", List.of("3600"))),
                Input.of("503, a second beyond the cap", new Asked(503, 61, "Retry-After", List.of("61"))),
                Input.of("429, a date tomorrow", new Asked(429, 86_400, "Retry-After", List.of("DATE"))),
                Input.of("503, a date tomorrow", new Asked(503, 86_400, "Retry-After", List.of("DATE"))),
                Input.of(
                        "503, a minute and then an hour", new Asked(503, 3_600, "Retry-After", List.of("60", "3600"))));
    }

    @ForEveryCase(with = "LIST")
    void theNextRequestComesNotBeforeTheLongestPause(Case<Asked> one, Stage stage) {
        stage.on(NeutralCall.LIST)
                .times(1)
                .inject(one.value().fault(stage.clock().instant()));

        assertThat(one.ask(stage.open(), ViewCall.list()).isRight()).isTrue();

        assertThat(stage.gaps(NeutralCall.LIST))
                .singleElement()
                .satisfies(gap -> assertThat(gap)
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(one.value().seconds())));
    }

    @ForEveryCase(with = "LIST", inputs = "beyondTheCap")
    void beyondTheCapNothingMoreIsSent(Case<Asked> one, Stage stage) {
        stage.always(NeutralCall.LIST, one.value().fault(stage.clock().instant()));

        assertThat(one.error(stage.open(), ViewCall.list()).kind()).isEqualTo(ErrorKind.RATE_LIMITED);

        assertThat(stage.sent(NeutralCall.LIST)).hasSize(1);
    }

    /** Two calls are under way; the one that was told the longer pause is told so first. */
    @ForEveryCase(with = "LIST")
    void aShorterPauseThatComesLaterDoesNotShortenIt(Case<Asked> one, Stage stage) {
        Connections client = stage.open();
        Fault shorter = Fault.status(429).header("Retry-After", "1");
        stage.on(NeutralCall.LIST)
                .times(1)
                .inject(shorter.doing(() -> client.with(ONE_ATTEMPT).list(ConnectionQuery.all())));
        stage.on(NeutralCall.LIST).times(1).inject(Fault.status(429).header("Retry-After", "40"));

        assertThat(one.ask(client, ViewCall.list()).isRight()).isTrue();

        assertThat(stage.gaps(NeutralCall.LIST))
                .last()
                .satisfies(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofSeconds(40)));
    }
}
