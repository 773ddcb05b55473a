package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.time.VirtualClock;
import org.connectorsdk.verification.incidents.Stage;

/** F-53: limits are spans, whatever the monotonic clock shows when they begin, also while it wraps around. */
@Finding(value = "F-53", rule = "Time does not begin at zero")
class F53OddClocksTest {

    /** A clock that shows something else at the start, by having run before. */
    private static Supplier<VirtualClock> near(Duration before) {
        return () -> {
            VirtualClock clock = VirtualClock.nearOverflow();
            clock.advance(before);
            return clock;
        };
    }

    static List<Input<Supplier<VirtualClock>>> inputs() {
        return List.of(
                Input.of("large and odd", VirtualClock::create),
                Input.of("two seconds before it wraps around", VirtualClock::nearOverflow),
                Input.of("a second before", near(Duration.ofSeconds(1))),
                Input.of("a nanosecond before", near(Duration.ofSeconds(2))),
                Input.of("a minute after", near(Duration.ofMinutes(1))),
                Input.of("at another date", () -> VirtualClock.startingAt(Instant.parse("2031-03-05T07:11:13Z"))));
    }

    @ForEveryCase(with = "LIST")
    void aDeadlineIsASpan(Case<Supplier<VirtualClock>> one) {
        try (Stage stage = new Stage(one.target(), one.value().get())) {
            Connections client = stage.open();
            stage.always(NeutralCall.LIST, Fault.status(503));
            Instant began = stage.clock().instant();

            CallOptions options = CallOptions.builder()
                    .deadline(Duration.ofSeconds(20))
                    .maxAttempts(100)
                    .build();
            ConnectorError error =
                    client.with(options).list(ConnectionQuery.all()).getLeft();

            assertThat(error.retryable()).isTrue();
            assertThat(Duration.between(began, stage.clock().instant()))
                    .isBetween(Duration.ofMillis(100), Duration.ofSeconds(20));
            assertThat(stage.sent(NeutralCall.LIST)).hasSizeGreaterThan(1);
        }
    }

    @ForEveryCase(with = "SYNC")
    void patienceIsASpan(Case<Supplier<VirtualClock>> one) {
        try (Stage stage = new Stage(one.target(), one.value().get())) {
            Connections client = stage.open();
            JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING));
            Instant began = stage.clock().instant();

            ConnectorError error = one.error(client, ViewCall.await(ref, WaitPolicy.upTo(Duration.ofMinutes(5))));

            assertThat(error.kind()).isEqualTo(ErrorKind.WAIT_EXPIRED);
            assertThat(Duration.between(began, stage.clock().instant())).isEqualTo(Duration.ofMinutes(5));
        }
    }

    @ForEveryCase(with = "SYNC")
    void patienceWithAStatusThatIsNotKnownIsASpan(Case<Supplier<VirtualClock>> one) {
        try (Stage stage = new Stage(one.target(), one.value().get())) {
            Connections client = stage.open();
            JobRef ref = stage.started(client, new JobStep(JobState.UNKNOWN, "paused_by_policy", ""));
            Instant began = stage.clock().instant();

            ConnectorError error = one.error(client, ViewCall.await(ref, WaitPolicy.standard()));

            assertThat(error.message()).contains("paused_by_policy");
            assertThat(Duration.between(began, stage.clock().instant()))
                    .isBetween(Duration.ofMinutes(10), Duration.ofSeconds(612));
        }
    }

    @ForEveryCase(with = "LIST")
    void aBreakerIsOpenForASpan(Case<Supplier<VirtualClock>> one) {
        try (Stage stage = new Stage(one.target(), one.value().get())) {
            Connections client = stage.open(config -> config.set("breaker-failures", 3)
                    .set("breaker-window", 3)
                    .set("breaker-open", Duration.ofSeconds(30)));
            stage.on(NeutralCall.LIST).times(3).inject(Fault.status(500));
            client.list(ConnectionQuery.all());

            stage.clock().advance(Duration.ofSeconds(15));
            assertThat(one.error(client, ViewCall.list()).kind()).isEqualTo(ErrorKind.CIRCUIT_OPEN);

            stage.clock().advance(Duration.ofSeconds(16));
            assertThat(one.ask(client, ViewCall.list()).isRight()).isTrue();
        }
    }

    @ForEveryCase(with = {"LIST", "TOKEN_REFRESH"})
    void aTokenLivesForASpan(Case<Supplier<VirtualClock>> one) {
        try (Stage stage = new Stage(one.target(), one.value().get())) {
            Connections client = stage.open();
            client.list(ConnectionQuery.all()).get();
            client.list(ConnectionQuery.all()).get();
            assertThat(stage.tokenCalls()).hasSize(1);

            stage.clock().advance(Duration.ofHours(2));
            client.list(ConnectionQuery.all()).get();

            assertThat(stage.tokenCalls()).hasSize(2);
        }
    }
}
