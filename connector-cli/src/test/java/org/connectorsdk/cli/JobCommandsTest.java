package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobProgress;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.cli.Commands.Result;
import org.junit.jupiter.api.Test;

/** What the commands around jobs ask for, and how they answer. */
class JobCommandsTest {
    private static final String HANDLE = AcmeConnections.job("j1").encode();

    private final List<SyncRequest> syncs = new ArrayList<>();
    private final List<PurgeRequest> purges = new ArrayList<>();
    private final Deque<Job> observations = new ArrayDeque<>();
    private boolean interrupt;

    private final AcmeConnections acme = new AcmeConnections() {
        @Override
        public Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
            syncs.add(request);
            return Either.right(job("j1", JobState.QUEUED));
        }

        @Override
        public Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
            if (interrupt) {
                Thread.currentThread().interrupt();
            }
            return Either.right(observations.size() > 1 ? observations.remove() : observations.element());
        }

        @Override
        public Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
            return Either.right(job(ref.jobId(), JobState.CANCELLED));
        }

        @Override
        public Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options) {
            return Either.right(
                    query.pageToken().isEmpty()
                            ? Page.of(List.of(job("j1", JobState.RUNNING)), new PageToken("2"))
                            : Page.of(List.of(job("j2", JobState.FAILED)), null));
        }

        @Override
        public Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request, CallOptions options) {
            purges.add(request);
            return Either.right(Purge.running(request, job("j9")));
        }
    };

    private Result run(String... args) {
        return Commands.on(acme).run(args);
    }

    private void seen(Job... jobs) {
        observations.addAll(List.of(jobs));
    }

    private static Job in(JobState state) {
        return AcmeConnections.job("j1", state);
    }

    @Test
    void syncShowsTheHandleThatCanBeStored() {
        Result result = run("sync", "acme", "c1", "--output", "json");

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("{\"handle\":\"" + HANDLE + "\"");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void syncOfTablesNamesThemExactly() {
        run("sync", "acme", "c1", "--schema", "a.b", "--table", "x.y", "--table", "z", "--if-running", "fail");

        assertThat(syncs)
                .containsExactly(new SyncRequest(
                        SyncRequest.Mode.FULL,
                        List.of(TableRef.of("a.b", "x.y"), TableRef.of("a.b", "z")),
                        IfRunning.FAIL));
    }

    @Test
    void aSyncThatIsWaitedForTellsAPersonHowItGoes() {
        seen(
                in(JobState.RUNNING).toBuilder()
                        .progress(new JobProgress(
                                OptionalLong.of(12), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()))
                        .build(),
                in(JobState.SUCCEEDED));

        Result result = run("sync", "acme", "c1", "--wait", "--poll", "1ms");

        assertThat(result.code()).isZero();
        assertThat(result.err().lines())
                .containsExactly(
                        "job j1 is started, its handle is " + HANDLE, "job j1: running, 12 rows", "job j1: succeeded");
        assertThat(result.out()).contains("succeeded");
    }

    @Test
    void aSyncThatIsWaitedForTellsAProgramOnlyTheEnd() {
        seen(in(JobState.RUNNING), in(JobState.SUCCEEDED));

        Result result = run("sync", "acme", "c1", "--wait", "--poll", "1ms", "--output", "json");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("\"state\":\"SUCCEEDED\"");
    }

    @Test
    void aTerminalShowsABarAndTheDataStaysClean() {
        seen(in(JobState.RUNNING), in(JobState.SUCCEEDED));

        Result result =
                Commands.on(acme).watched().run("sync", "acme", "c1", "--wait", "--poll", "300ms", "--output", "json");

        assertThat(result.out().lines()).hasSize(1);
        assertThat(result.err())
                .contains("\rwaiting [", " 0:00:00 running")
                .as("the bar is wiped at the end")
                .matches("(?s).*\\r {20,}\\r")
                .doesNotContain("\n");
    }

    @Test
    void aJobThatFailsEndsWithCodeSixAndItsReason() {
        seen(in(JobState.FAILED).toBuilder().failure(JobFailure.of("disk full")).build());

        Result result = run("await", "acme", HANDLE);

        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err()).contains("error: acme await: job j1 failed: disk full");
    }

    @Test
    void aJobThatWasCancelledEndsWithCodeSixAndIsShown() {
        seen(in(JobState.CANCELLED));

        Result result = run("await", "acme", HANDLE);

        assertThat(result.code()).isEqualTo(6);
        assertThat(result.out()).contains("cancelled");
    }

    @Test
    void aPartlySucceededJobEndsWithCodeSixAndIsShown() {
        seen(in(JobState.PARTIALLY_SUCCEEDED));

        assertThat(run("await", "acme", HANDLE).code()).isEqualTo(6);
    }

    @Test
    void aWaitThatExpiresEndsWithCodeSevenAndTheHandle() {
        seen(in(JobState.RUNNING));

        Result result = run("await", "acme", HANDLE, "--timeout", "5ms", "--poll", "1ms");

        assertThat(result.code()).isEqualTo(7);
        assertThat(result.err()).contains("connectors await acme " + HANDLE);
    }

    /** F-17: whoever is shown how the job goes may have had enough of it. */
    @Test
    void aWaitStoppedByItsListenerEndsWithCodeSeven() {
        seen(in(JobState.RUNNING));

        Result result = Commands.on(acme).tiredOf("job j1: running").run("await", "acme", HANDLE, "--timeout", "5s");

        assertThat(result.code()).isEqualTo(7);
        assertThat(result.err()).contains("the listener stopped the wait", "connectors await acme " + HANDLE);
    }

    @Test
    void aWaitWithoutProgressEndsWithCodeSevenAndTheHandle() {
        seen(Job.builder(AcmeConnections.job("j1"), new JobStatus("evaporated", JobState.UNKNOWN))
                .endedAt(Instant.EPOCH)
                .build());

        Result result = run("await", "acme", HANDLE);

        assertThat(result.code()).isEqualTo(7);
        assertThat(result.err()).contains("evaporated", "connectors await acme " + HANDLE);
    }

    @Test
    void anInterruptedWaitEndsWithCode130AndTheHandle() {
        seen(in(JobState.RUNNING));
        interrupt = true;

        Result result = run("await", "acme", HANDLE);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.code()).isEqualTo(130);
        assertThat(result.err()).contains("hint: the job may go on; wait for it with: connectors await acme " + HANDLE);
    }

    @Test
    void lookingAtAJobIsASuccessWhateverItsState() {
        seen(in(JobState.FAILED));

        assertThat(run("job", "acme", HANDLE).code()).isZero();
    }

    @Test
    void jobsFollowsThePagesToTheEnd() {
        assertThat(run("jobs", "acme", "c1", "--output", "ndjson").out().lines())
                .hasSize(2);
    }

    @Test
    void cancelShowsTheJobAfterwards() {
        assertThat(run("cancel", "acme", HANDLE).out()).contains("cancelled");
    }

    @Test
    void aHandleOfAnotherAccountIsRefusedAndNothingIsSent() {
        String other = new JobRef("acme", "ffffffffffffffff", "job", "j1", Optional.empty()).encode();

        Result result = run("job", "acme", other);

        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void patienceNeedsSomethingToWaitFor() {
        assertThat(run("sync", "acme", "c1", "--timeout", "5s").err())
                .isEqualTo("error: --timeout, --poll and --on-expiry need --wait\n");
        assertThat(syncs).isEmpty();
    }

    @Test
    void purgeEmptiesTheWholeConnectionUnlessTablesAreNamed() {
        run("purge", "acme", "c1");
        run("purge", "acme", "c1", "--table", "t");

        assertThat(purges).containsExactly(PurgeRequest.connection(), PurgeRequest.tables(TableRef.of("", "t")));
    }

    @Test
    void aPurgeThatAJobDoesShowsTheHandle() {
        assertThat(run("purge", "acme", "c1", "--output", "json").out())
                .isEqualTo("{\"done\":false,\"scope\":\"CONNECTION\",\"tables\":[],\"job\":\""
                        + AcmeConnections.job("j9").encode() + "\"}\n");
    }

    @Test
    void aPurgeThatAJobDoesCanBeWaitedFor() {
        seen(AcmeConnections.job("j9", JobState.SUCCEEDED));

        Result result = run("purge", "acme", "c1", "--wait", "--poll", "1ms");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("succeeded");
    }

    @Test
    void aSchemaAloneIsNotAScope() {
        assertThat(run("purge", "acme", "c1", "--schema", "public").err()).isEqualTo("error: --schema needs --table\n");
        assertThat(purges).isEmpty();
    }
}
