package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.Exchange;

/**
 * INC-24: {@code Retry-After} as a date, absent, zero, negative, a day long (microsoft/kiota#1502,
 * openfga/java-sdk#155, Azure/autorest-clientruntime-for-java#658).
 */
class Inc24RetryAfterTest {

    private static Duration pauseAfter(Stage stage, Fault refusal) {
        stage.on(NeutralCall.LIST).times(1).inject(refusal);
        assertThat(stage.open().list(ConnectionQuery.all()).isRight()).isTrue();
        List<Exchange> sent = stage.sent(NeutralCall.LIST);
        assertThat(sent).hasSize(2);
        return Duration.between(sent.get(0).virtualTime(), sent.get(1).virtualTime());
    }

    @ForEveryProvider
    void secondsAndFractionsAreWaitedFor(ConformanceTarget target) {
        for (String asked : List.of("2", "1.5")) {
            try (Stage stage = new Stage(target)) {
                Duration pause = pauseAfter(stage, Fault.status(429).header("Retry-After", asked));

                assertThat(pause).isGreaterThanOrEqualTo(Duration.parse("PT" + asked + "S"));
            }
        }
    }

    @ForEveryProvider
    void aDateIsReadAgainstTheServersOwnClock(Stage stage) {
        Instant servers = stage.clock().instant().minus(Duration.ofMinutes(5));
        Duration pause = pauseAfter(
                stage,
                Fault.status(429).header("Date", date(servers)).header("Retry-After", date(servers.plusSeconds(20))));

        assertThat(pause).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(40));
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    @ForEveryProvider
    void garbageIsNeverAZeroPause(ConformanceTarget target) {
        for (String odd : List.of("0", "-5", "abc", date(Instant.EPOCH))) {
            try (Stage stage = new Stage(target)) {
                assertThat(pauseAfter(stage, Fault.status(429).header("Retry-After", odd)))
                        .as(odd)
                        .isPositive();
            }
        }
    }

    @ForEveryProvider
    void aDayLongPauseEndsTheCallAtOnceNamingTheInstant(Stage stage) {
        Instant before = stage.clock().instant();
        stage.always(NeutralCall.LIST, Fault.status(429).header("Retry-After", "86400"));

        ConnectorError error = stage.open().list(ConnectionQuery.all()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(error.retryAt().orElseThrow()).isBetween(before.plusSeconds(86_390), before.plusSeconds(86_410));
        assertThat(stage.clock().instant()).isEqualTo(before);
        assertThat(stage.sent(NeutralCall.LIST)).hasSize(1);
    }

    @ForEveryProvider
    void a429ProvesThatNothingRanAndA503OnAWriteDoesNot(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            stage.on(NeutralCall.CREATE).times(1).inject(Fault.status(429).header("Retry-After", "1"));
            assertThat(stage.open().create(stage.spec("after a pause")).isRight())
                    .isTrue();
            assertThat(stage.sent(NeutralCall.CREATE)).hasSize(2);
        }
        try (Stage stage = new Stage(target)) {
            stage.always(NeutralCall.CREATE, Fault.status(503).header("Retry-After", "0"));

            ConnectorError error = stage.open().create(stage.spec("in doubt")).getLeft();

            assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(stage.sent(NeutralCall.CREATE)).hasSize(1);
        }
    }
}
