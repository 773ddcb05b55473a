package org.connectorsdk.http.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.provider.ScriptedStart.LOST;
import static org.connectorsdk.http.provider.ScriptedStart.REFUSED;
import static org.connectorsdk.http.provider.ScriptedStart.context;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.http.HttpFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Starts of jobs that have no id. */
class StatefulStartTest {
    private static final JobRef HANDLE = JobRef.inferred(
            "acme", "a", "sync", "2026-01-01T00:00:00Z", ConnectionId.of("7"), "sync of 7 after 2026-01-01");

    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private final Connection vendor = new Connection();

    /** A connection of which a test says what each look sees, and how a start is answered. */
    private static final class Connection implements StartOnce.Stateful {
        final Deque<JobState> seen = new ArrayDeque<>();
        final List<Boolean> starts = new ArrayList<>();
        Optional<ConnectorError> refusal = Optional.empty();
        boolean ofThisType = true;
        int looks;

        void shows(JobState... states) {
            seen.addAll(List.of(states));
        }

        private Job next() {
            JobState state = seen.size() > 1 ? seen.remove() : seen.element();
            return Job.builder(HANDLE, new JobStatus(state.name(), state)).build();
        }

        @Override
        public String subject() {
            return "the sync of connection 7";
        }

        @Override
        public Either<ConnectorError, Job> before(CallOptions options) {
            return Either.right(next());
        }

        @Override
        public Either<ConnectorError, Job> start(Job before, boolean restart, CallOptions options) {
            starts.add(restart);
            return refusal.<Either<ConnectorError, Job>>map(Either::left).orElseGet(() -> Either.right(before));
        }

        @Override
        public Either<ConnectorError, Job> look(JobRef handle, CallOptions options) {
            looks++;
            return Either.right(next());
        }

        @Override
        public boolean isOfThisType(Job running) {
            return ofThisType;
        }
    }

    private Either<ConnectorError, Job> start(IfRunning ifRunning) {
        OperationDeadline deadline = OperationDeadline.begin("sync", CallOptions.none(), http.runtime());
        return StartOnce.run(vendor, ifRunning, http.runtime(), deadline);
    }

    @Test
    void aStartIsSentOnceWithTheHandleOfBefore() {
        vendor.shows(JobState.QUEUED);

        assertThat(start(IfRunning.JOIN).get().ref()).isEqualTo(HANDLE);
        assertThat(vendor.starts).containsExactly(false);
    }

    @Test
    void whatRunsIsJoinedWithoutAStart() {
        vendor.shows(JobState.RUNNING);

        assertThat(start(IfRunning.JOIN).get().attached()).isTrue();
        assertThat(start(IfRunning.SKIP).get().skipped()).isTrue();
        assertThat(vendor.starts).isEmpty();
    }

    @Test
    void whoWantsNoOtherRunGetsAConflictWithoutAnId() {
        vendor.shows(JobState.RUNNING);

        ConnectorError.Conflict conflict =
                (ConnectorError.Conflict) start(IfRunning.FAIL).getLeft();

        assertThat(conflict.reason()).isEqualTo(ConflictReason.ALREADY_RUNNING);
        assertThat(conflict.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(conflict.conflictingId()).isEmpty();
        assertThat(vendor.starts).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = IfRunning.class,
            names = {"JOIN", "SKIP", "FAIL"})
    void aRunOfAnotherTypeIsInTheWay(IfRunning ifRunning) {
        vendor.ofThisType = false;
        vendor.shows(JobState.RUNNING);

        assertThat(start(ifRunning).getLeft()).isInstanceOf(ConnectorError.Conflict.class);
        assertThat(vendor.starts).isEmpty();
    }

    @Test
    void aRestartStopsWhatRuns() {
        vendor.shows(JobState.RUNNING);

        start(IfRunning.RESTART);

        assertThat(vendor.starts).containsExactly(true);
    }

    @Test
    void nothingIsStoppedWhereNothingRuns() {
        vendor.shows(JobState.QUEUED);

        start(IfRunning.RESTART);

        assertThat(vendor.starts).containsExactly(false);
    }

    @Test
    void aPausedConnectionIsAConflictAndNothingIsSent() {
        vendor.shows(JobState.PAUSED);

        ConnectorError error = start(IfRunning.JOIN).getLeft();

        assertThat(((ConnectorError.Conflict) error).reason()).isEqualTo(ConflictReason.WRONG_STATE);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(vendor.starts).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = JobState.class,
            names = {"RUNNING", "SUCCEEDED", "FAILED"})
    void aLostAnswerIsSettledByARunOrANewEnd(JobState after) {
        vendor.refusal = Optional.of(LOST);
        vendor.shows(JobState.QUEUED, JobState.QUEUED, after);

        Job found = start(IfRunning.JOIN).get();

        assertThat(found.attached()).isTrue();
        assertThat(found.ref()).isEqualTo(HANDLE);
        assertThat(vendor.starts).hasSize(1);
    }

    @Test
    void whenNothingShowsTheOutcomeIsUnknownAndCarriesTheHandle() {
        vendor.refusal = Optional.of(LOST);
        vendor.shows(JobState.QUEUED);

        ConnectorError.OutcomeUnknown error =
                (ConnectorError.OutcomeUnknown) start(IfRunning.JOIN).getLeft();

        assertThat(error.job()).contains(HANDLE);
        assertThat(error.message())
                .contains("looked 5 times for a run or a new end and found none", HANDLE.encode())
                .doesNotContain("List the jobs");
        assertThat(vendor.starts).hasSize(1);
        assertThat(vendor.looks).isEqualTo(5);
    }

    @Test
    void aRestartWhoseAnswerIsLostIsNotTakenForDoneByAnyRun() {
        vendor.refusal = Optional.of(LOST);
        vendor.shows(JobState.RUNNING);

        ConnectorError error = start(IfRunning.RESTART).getLeft();

        assertThat(((ConnectorError.OutcomeUnknown) error).job()).contains(HANDLE);
        assertThat(vendor.starts).hasSize(1);
    }

    @Test
    void aConflictIsJudgedByTheState() {
        vendor.refusal = Optional.of(REFUSED);
        vendor.shows(JobState.QUEUED, JobState.RUNNING);
        assertThat(start(IfRunning.JOIN).get().attached()).isTrue();
    }

    @Test
    void aConflictAtAPausedConnectionSaysSo() {
        vendor.refusal = Optional.of(REFUSED);
        vendor.shows(JobState.QUEUED, JobState.PAUSED);

        ConnectorError.Conflict conflict =
                (ConnectorError.Conflict) start(IfRunning.JOIN).getLeft();

        assertThat(conflict.reason()).isEqualTo(ConflictReason.WRONG_STATE);
        assertThat(conflict.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aConflictWithoutARunIsNotCalledARunningSync() {
        vendor.refusal = Optional.of(REFUSED);
        vendor.shows(JobState.QUEUED);

        ConnectorError.Conflict conflict =
                (ConnectorError.Conflict) start(IfRunning.JOIN).getLeft();

        assertThat(conflict.reason()).isEqualTo(ConflictReason.UNSPECIFIED);
        assertThat(conflict.retryable()).isTrue();
    }

    @Test
    void aRunOfAnotherTypeDoesNotSettleALostAnswer() {
        vendor.refusal = Optional.of(LOST);
        vendor.ofThisType = false;
        vendor.shows(JobState.QUEUED, JobState.RUNNING);

        assertThat(start(IfRunning.JOIN).getLeft()).isInstanceOf(ConnectorError.OutcomeUnknown.class);
    }

    @Test
    void anInterruptedRestartIsInterruptedAndKeepsTheHandle() {
        vendor.refusal = Optional.of(new ConnectorError.Interrupted(context(Outcome.UNKNOWN), Optional.empty()));
        vendor.shows(JobState.RUNNING);

        ConnectorError error = start(IfRunning.RESTART).getLeft();

        assertThat(((ConnectorError.Interrupted) error).job()).contains(HANDLE);
    }

    @Test
    void whoIsInterruptedWhileLookingKeepsTheHandle() {
        vendor.refusal = Optional.of(LOST);
        vendor.shows(JobState.QUEUED);
        Thread.currentThread().interrupt();

        ConnectorError error = start(IfRunning.JOIN).getLeft();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(((ConnectorError.Interrupted) error).job()).contains(HANDLE);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    private Either<ConnectorError, Optional<Job>> recovered(IfRunning ifRunning, JobState before, JobState after) {
        vendor.shows(before, after);
        OperationDeadline deadline = OperationDeadline.begin("recoverSync", CallOptions.none(), http.runtime());
        SyncBaseline bare = SyncBaseline.of(
                "acme", "a", ConnectionId.of("7"), SyncRequest.full().ifRunning(ifRunning), Instant.EPOCH);
        SyncBaseline baseline = StartOnce.prepare(vendor, bare, deadline).get();
        return StartOnce.recover(vendor, SyncBaseline.fromJson(baseline.toJson()), deadline);
    }

    private static Optional<JobRef> unknown(Either<ConnectorError, Optional<Job>> answer) {
        return ((ConnectorError.OutcomeUnknown) answer.getLeft()).job();
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "SUCCEEDED", "FAILED"})
    void aRunOrAnEndThatWasNotThereBeforeIsRecovered(JobState after) {
        Job found = recovered(IfRunning.JOIN, JobState.UNKNOWN, after).get().orElseThrow();

        assertThat(found.attached()).isTrue();
        assertThat(found.ref()).isEqualTo(HANDLE);
        assertThat(vendor.starts).isEmpty();
    }

    @Test
    void neitherARunNorAnEndLeavesItUnknownWithTheHandle() {
        assertThat(unknown(recovered(IfRunning.JOIN, JobState.UNKNOWN, JobState.UNKNOWN)))
                .contains(HANDLE);
    }

    @Test
    void aRunThatWasThereBeforeIsJoinedOrSkippedFor() {
        assertThat(recovered(IfRunning.JOIN, JobState.RUNNING, JobState.RUNNING)
                        .get()
                        .orElseThrow()
                        .attached())
                .isTrue();
        vendor.seen.clear();
        assertThat(recovered(IfRunning.SKIP, JobState.RUNNING, JobState.RUNNING)
                        .get()
                        .orElseThrow()
                        .skipped())
                .isTrue();
    }

    @Test
    void aRunThatWasThereBeforeIsNotTakenForTheOneThatReplacesIt() {
        assertThat(unknown(recovered(IfRunning.RESTART, JobState.RUNNING, JobState.RUNNING)))
                .contains(HANDLE);
    }

    @Test
    void theEndOfARunThatWasThereBeforeIsNotOurs() {
        assertThat(unknown(recovered(IfRunning.JOIN, JobState.RUNNING, JobState.SUCCEEDED)))
                .isEmpty();
    }
}
