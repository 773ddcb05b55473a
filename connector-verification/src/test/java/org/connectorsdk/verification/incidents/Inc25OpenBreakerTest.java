package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;

/**
 * INC-25: a retry around a breaker reports "open" three times a call, and retries open the breaker
 * (resilience4j/resilience4j#920, #1653, #1065).
 */
class Inc25OpenBreakerTest {
    private static final int FAILURES = 4;

    private static ConnectorConfig.Builder sensitive(ConnectorConfig.Builder config) {
        return config.set("breaker-failures", FAILURES).set("breaker-open", Duration.ofSeconds(30));
    }

    private static ConnectorConfig.Builder sensitiveWithoutRepeats(ConnectorConfig.Builder config) {
        return sensitive(config).set("attempts", 1);
    }

    /** A client whose breaker for this call is open; the server is well again. */
    private static void breakReads(Stage stage, Connections client) {
        ArmedFault broken = stage.always(NeutralCall.LIST, Fault.status(500));
        for (int i = 0; i < FAILURES; i++) {
            assertThat(client.list(ConnectionQuery.all()).isLeft()).isTrue();
        }
        broken.disarm();
    }

    private static void breakWrites(Stage stage, Connections client) {
        ArmedFault broken = stage.always(NeutralCall.CREATE, Fault.status(500));
        for (int i = 0; i < FAILURES; i++) {
            assertThat(client.create(stage.spec("orders-" + i)).isLeft()).isTrue();
        }
        broken.disarm();
    }

    @ForEveryProvider(with = "LIST")
    void anOpenBreakerFailsAtOnceAndSaysUntilWhen(Stage stage) {
        Connections client = stage.open(Inc25OpenBreakerTest::sensitive);
        breakReads(stage, client);
        stage.journal().clear();
        Instant before = stage.clock().instant();
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long began = System.nanoTime();
            ConnectorError error = client.list(ConnectionQuery.all()).getLeft();
            quickest = Math.min(quickest, System.nanoTime() - began);

            assertThat(error.kind()).isEqualTo(ErrorKind.CIRCUIT_OPEN);
            assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(error.retryAt().orElseThrow()).isAfter(before);
        }

        assertThat(Duration.ofNanos(quickest)).isLessThan(Duration.ofMillis(10));
        assertThat(stage.clock().instant()).isEqualTo(before);
        assertThat(stage.journal().all()).isEmpty();
    }

    @ForEveryProvider(with = "LIST")
    void answersThatBlameTheCallerAndInterruptsDoNotOpenIt(ConformanceTarget target) {
        for (int status : new int[] {400, 403, 404, 409, 422, 429}) {
            try (Stage stage = new Stage(target)) {
                Connections client = stage.open(Inc25OpenBreakerTest::sensitiveWithoutRepeats);
                ArmedFault refusing = stage.always(NeutralCall.LIST, Fault.status(status));
                for (int i = 0; i < 50; i++) {
                    assertThat(client.list(ConnectionQuery.all()).getLeft().kind())
                            .as("%s", status)
                            .isNotEqualTo(ErrorKind.CIRCUIT_OPEN);
                }
                refusing.disarm();
                for (int i = 0; i < 50; i++) {
                    Thread.currentThread().interrupt();
                    client.list(ConnectionQuery.all());
                    assertThat(Thread.interrupted()).isTrue();
                }
                stage.clock().advance(Duration.ofMinutes(2));

                assertThat(client.list(ConnectionQuery.all()).isRight())
                        .as("%s", status)
                        .isTrue();
            }
        }
    }

    @ForEveryProvider(with = "LIST")
    void everyAttemptOfACallIsCounted(Stage stage) {
        Connections client = stage.open(config -> sensitive(config).set("attempts", FAILURES));
        ArmedFault broken = stage.always(NeutralCall.LIST, Fault.status(500));

        client.list(ConnectionQuery.all());
        broken.disarm();

        assertThat(stage.sent(NeutralCall.LIST)).hasSize(FAILURES);
        assertThat(client.list(ConnectionQuery.all()).getLeft().kind()).isEqualTo(ErrorKind.CIRCUIT_OPEN);
    }

    @ForEveryProvider(with = {"LIST", "CREATE"})
    void writesThatFailKeepNoReadsBackNorAnyOtherClient(Stage stage) {
        try (Stage other = new Stage(stage.target())) {
            Connections client = stage.open(Inc25OpenBreakerTest::sensitiveWithoutRepeats);
            Connections healthy = other.open(Inc25OpenBreakerTest::sensitiveWithoutRepeats);
            breakWrites(stage, client);

            assertThat(client.create(stage.spec("orders")).getLeft().kind()).isEqualTo(ErrorKind.CIRCUIT_OPEN);
            assertThat(client.list(ConnectionQuery.all()).isRight()).isTrue();
            assertThat(healthy.create(other.spec("orders")).isRight()).isTrue();
        }
    }

    @ForEveryProvider(with = "SYNC")
    void writesAndReadsThatFailKeepNoPollsBack(Stage stage) {
        Connections client = stage.open(Inc25OpenBreakerTest::sensitiveWithoutRepeats);
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING));
        breakWrites(stage, client);
        breakReads(stage, client);

        assertThat(client.job(ref).isRight()).isTrue();
    }

    @ForEveryProvider(with = "SYNC_CANCEL")
    void aCancelIsSentWhileItIsOpen(Stage stage) {
        Connections client = stage.open(Inc25OpenBreakerTest::sensitiveWithoutRepeats);
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING));
        breakWrites(stage, client);
        breakReads(stage, client);

        client.cancel(ref);

        assertThat(stage.sent(NeutralCall.CANCEL)).hasSize(1);
    }

    @ForEveryProvider(with = "SYNC")
    void aWaitCountsItAsOneFailedPollAndRecovers(Stage stage) {
        Connections client = stage.open(Inc25OpenBreakerTest::sensitive);
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING), JobStep.of(JobState.SUCCEEDED));
        stage.on(NeutralCall.JOB).times(FAILURES).inject(Fault.status(500));
        Instant began = stage.clock().instant();

        assertThat(client.await(ref, WaitPolicy.standard()).get().status().state())
                .isEqualTo(JobState.SUCCEEDED);
        assertThat(Duration.between(began, stage.clock().instant()))
                .as("it was open for a while")
                .isGreaterThan(Duration.ofSeconds(30));
    }

    @ForEveryProvider(with = "LIST")
    void theWaitForAPermitCountsAgainstTheDeadlineOfTheCall(Stage stage) {
        Connections client = stage.open(config -> config.set("rate-limit", 0.01));
        client.list(ConnectionQuery.all()).get();
        Instant before = stage.clock().instant();

        ConnectorError error = client.with(CallOptions.deadline(Duration.ofSeconds(5)))
                .list(ConnectionQuery.all())
                .getLeft();

        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(Duration.between(before, stage.clock().instant())).isLessThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(stage.sent(NeutralCall.LIST)).hasSize(1);
    }
}
