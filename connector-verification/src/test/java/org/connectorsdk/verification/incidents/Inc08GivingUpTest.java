package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;

/**
 * INC-08: polls time out, the client gives up, its cancel times out, it is run again, and a 409 ends it
 * (dagster-io/dagster#32390, #32758).
 */
class Inc08GivingUpTest {
    private static final CallOptions TEN_SECONDS =
            CallOptions.builder().attemptTimeout(Duration.ofSeconds(10)).build();

    private static JobRef running(Stage stage, Connections client) {
        return stage.started(client, JobStep.of(JobState.RUNNING));
    }

    @ForEveryProvider(with = "SYNC")
    void theDefaultPolicyOutlivesAMinuteInWhichEveryPollTimesOut(Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING), JobStep.of(JobState.SUCCEEDED));
        stage.on(NeutralCall.JOB).times(6).inject(stage.silent(Duration.ofSeconds(10)));

        Job job = client.with(TEN_SECONDS).await(ref, WaitPolicy.standard()).get();

        assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @ForEveryProvider(with = "SYNC_CANCEL")
    void readsThatFailAreNoReasonToCancel(ConformanceTarget target) {
        for (WaitPolicy.Expiry choice : WaitPolicy.Expiry.values()) {
            try (Stage stage = new Stage(target)) {
                Connections client = stage.open();
                JobRef ref = running(stage, client);
                stage.always(NeutralCall.JOB, stage.silent());

                ConnectorError error = client.await(
                                ref,
                                WaitPolicy.builder()
                                        .total(Duration.ofDays(9))
                                        .onExpiry(choice)
                                        .build())
                        .getLeft();

                assertThat(error.kind()).isEqualTo(ErrorKind.WAIT_EXPIRED);
                assertThat(stage.sent(NeutralCall.CANCEL)).isEmpty();
            }
        }
    }

    /** The moments, since the wait began, at which a wait with this policy looked. */
    private static List<Duration> looks(
            ConformanceTarget target, UnaryOperator<WaitPolicy.Builder> change, CallOptions options, boolean broken) {
        try (Stage stage = new Stage(target)) {
            Connections client = stage.open();
            JobRef ref = running(stage, client);
            if (broken) {
                stage.always(NeutralCall.JOB, stage.silent(Duration.ofSeconds(5)), Fault.status(500));
            }
            Instant began = stage.clock().instant();
            client.with(options)
                    .await(
                            ref,
                            change.apply(WaitPolicy.upTo(Duration.ofMinutes(4)).toBuilder())
                                    .build());
            return stage.sent(NeutralCall.JOB).stream()
                    .map(look -> Duration.between(began, look.virtualTime()))
                    .toList();
        }
    }

    @ForEveryProvider(with = "SYNC")
    void everyPartOfThePolicyChangesWhatTheServerSees(ConformanceTarget target) {
        CallOptions none =
                CallOptions.builder().attemptTimeout(Duration.ofSeconds(5)).build();
        List<Duration> standard = looks(target, policy -> policy, none, false);
        List<Duration> failing = looks(target, policy -> policy, none, true);

        assertThat(looks(target, policy -> policy.total(Duration.ofMinutes(1)), none, false))
                .as("the whole wait")
                .hasSizeLessThan(standard.size());
        assertThat(looks(target, policy -> policy.pauses(Duration.ofSeconds(9), Duration.ofSeconds(30)), none, false))
                .as("the first pause")
                .isNotEqualTo(standard);
        assertThat(looks(target, policy -> policy.pauses(Duration.ofSeconds(2), Duration.ofSeconds(4)), none, false))
                .as("the longest pause")
                .hasSizeGreaterThan(standard.size());
        assertThat(looks(target, policy -> policy.share(0), none, false))
                .as("the share of the age of the job")
                .hasSizeGreaterThan(standard.size());
        assertThat(looks(target, policy -> policy.toleratedFailures(2, Duration.ZERO), none, true))
                .as("tolerated failures")
                .hasSize(2);
        assertThat(failing).as("tolerated failures by default").hasSizeGreaterThanOrEqualTo(10);
    }

    @ForEveryProvider(with = "SYNC_CANCEL")
    void cancelOnExpiryAndItsPatienceChangeWhatTheServerSees(Stage stage) {
        Connections client = stage.open();
        JobRef ref = running(stage, client);
        stage.always(NeutralCall.CANCEL, Fault.status(409));
        WaitPolicy policy = WaitPolicy.builder()
                .total(Duration.ofSeconds(30))
                .onExpiry(WaitPolicy.Expiry.CANCEL)
                .cancelPatience(Duration.ofSeconds(100))
                .build();
        Instant began = stage.clock().instant();

        client.await(ref, policy);

        assertThat(stage.sent(NeutralCall.CANCEL)).hasSize(1);
        assertThat(Duration.between(began, stage.clock().instant()))
                .isBetween(Duration.ofSeconds(125), Duration.ofSeconds(135));
    }

    @ForEveryProvider(with = "LIST")
    void timeAndAttemptsAreSetByClientAndByCall(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            stage.always(NeutralCall.LIST, stage.silent(Duration.ofSeconds(20)));
            Connections client = stage.open(config -> config.set("read-deadline", Duration.ofSeconds(20)));
            CallOptions shorter = CallOptions.deadline(Duration.ofSeconds(5));

            ConnectorError clients = client.list(ConnectionQuery.all()).getLeft();
            ConnectorError calls =
                    client.with(shorter).list(ConnectionQuery.all()).getLeft();

            assertThat(((ConnectorError.Timeout) clients).value()).isEqualTo(Duration.ofSeconds(20));
            assertThat(((ConnectorError.Timeout) calls).value()).isEqualTo(Duration.ofSeconds(5));
        }
        try (Stage stage = new Stage(target)) {
            stage.always(NeutralCall.LIST, Fault.status(500));
            Connections client = stage.open(config -> config.set("attempts", 4));

            client.list(ConnectionQuery.all());
            int clients = stage.sent(NeutralCall.LIST).size();
            client.with(CallOptions.builder().maxAttempts(2).build()).list(ConnectionQuery.all());

            assertThat(clients).isEqualTo(4);
            assertThat(stage.sent(NeutralCall.LIST)).hasSize(4 + 2);
        }
    }

    @ForEveryProvider(with = "SYNC_GUARD")
    void startingAgainDuringTheOutageIsAttachedToTheJobThatRuns(Stage stage) {
        Connections client = stage.open();
        ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING));
        JobRef ref = client.sync(id, SyncRequest.full()).get().ref();
        stage.always(NeutralCall.JOB, stage.silent());

        Either<ConnectorError, Job> again = client.sync(id, SyncRequest.full());

        if (ref.inferred()) { // what runs cannot be seen, and nothing is started blindly
            assertThat(again.getLeft().kind()).isEqualTo(ErrorKind.TIMEOUT);
        } else {
            assertThat(again.get().attached()).isTrue();
            assertThat(again.get().ref().jobId()).isEqualTo(ref.jobId());
        }
        assertThat(stage.harness().syncsStarted()).isOne();
    }
}
