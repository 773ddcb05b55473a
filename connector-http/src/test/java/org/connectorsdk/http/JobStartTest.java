package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One job, started by one request, whatever becomes of the answer. */
class JobStartTest {
    private static final ConnectorError LOST =
            new ConnectorError.Timeout(context(Outcome.UNKNOWN), ConnectorError.Limit.DEADLINE, Duration.ofSeconds(9));
    private static final ConnectorError REFUSED =
            new ConnectorError.Conflict(context(Outcome.REFUSED), Optional.empty());

    private final Lab lab = new Lab();
    private final Script vendor = new Script();

    @AfterEach
    void close() {
        lab.close();
    }

    private static ErrorContext context(Outcome outcome) {
        return ErrorContext.of("acme", "sync")
                .summary("no answer")
                .outcome(outcome)
                .build();
    }

    private static Job job(long id, JobState state) {
        return job(id, state, "sync", Instant.EPOCH);
    }

    private static Job job(long id, JobState state, String type, Instant createdAt) {
        JobRef ref = new JobRef("acme", "a", "job", Long.toString(id), Optional.empty());
        return Job.builder(ref, new JobStatus(state.name(), state))
                .type(type)
                .createdAt(createdAt)
                .build();
    }

    /** Answers as it was told; the last list stays. */
    private static final class Script implements JobStart.Vendor {
        private final Deque<Either<ConnectorError, List<Job>>> lists = new ArrayDeque<>();
        private Either<ConnectorError, Job> answer = Either.right(job(9, JobState.RUNNING));
        private boolean guarded = true;
        private int interruptAtLook;
        private int starts;
        private int looks;

        void lists(Job... jobs) {
            lists.add(Either.right(Arrays.asList(jobs)));
        }

        @Override
        public String subject() {
            return "the sync of connection 7";
        }

        @Override
        public Either<ConnectorError, Job> start(CallOptions options) {
            starts++;
            return answer;
        }

        @Override
        public Either<ConnectorError, List<Job>> latest(CallOptions options) {
            looks++;
            if (looks == interruptAtLook) {
                Thread.currentThread().interrupt();
            }
            return lists.size() > 1 ? lists.remove() : lists.element();
        }

        @Override
        public boolean isOfThisType(Job job) {
            return job.type().equals("sync");
        }

        @Override
        public boolean refusesSecondJob() {
            return guarded;
        }
    }

    private Either<ConnectorError, Job> start(IfRunning ifRunning) {
        CallBudget budget = CallBudget.begin("sync", CallOptions.none(), lab.runtime());
        Either<ConnectorError, Job> answer = JobStart.once(vendor, ifRunning, lab.runtime(), budget);
        assertThat(vendor.starts).isLessThanOrEqualTo(1);
        return answer;
    }

    @Test
    void aStartThatIsAnsweredIsTheAnswer() {
        vendor.lists(job(1, JobState.SUCCEEDED));
        assertThat(start(IfRunning.JOIN).get()).isEqualTo(job(9, JobState.RUNNING));
        assertThat(vendor.looks).isEqualTo(1);
    }

    @Test
    void aLostAnswerLeadsToTheJobThatWasNotThereBefore() {
        vendor.answer = Either.left(LOST);
        vendor.lists(job(1, JobState.SUCCEEDED));
        vendor.lists(job(1, JobState.SUCCEEDED));
        vendor.lists(job(2, JobState.SUCCEEDED), job(1, JobState.SUCCEEDED));
        Job found = start(IfRunning.JOIN).get();
        assertThat(found.ref().jobId()).isEqualTo("2");
        assertThat(found.attached()).isTrue();
        assertThat(found.warnings()).isEmpty();
    }

    @Test
    void ofSeveralNewJobsTheOneThatRunsIsTaken() {
        vendor.answer = Either.left(LOST);
        vendor.lists();
        vendor.lists(job(3, JobState.CANCELLED), job(2, JobState.RUNNING));
        assertThat(start(IfRunning.JOIN).get().ref().jobId()).isEqualTo("2");
    }

    @Test
    void aJobOfAnotherTypeIsNotTaken() {
        vendor.answer = Either.left(LOST);
        vendor.lists();
        vendor.lists(job(2, JobState.RUNNING, "reset", Instant.EPOCH));
        assertThat(start(IfRunning.JOIN).getLeft()).isInstanceOf(ConnectorError.OutcomeUnknown.class);
    }

    @Test
    void whenNoJobShowsTheOutcomeIsUnknownAndSaysWhatWasDone() {
        vendor.answer = Either.left(LOST);
        vendor.lists(job(1, JobState.SUCCEEDED));
        ConnectorError error = start(IfRunning.JOIN).getLeft();
        assertThat(error).isInstanceOf(ConnectorError.OutcomeUnknown.class);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message()).contains("the sync of connection 7", "no answer", "looked 5 times");
        assertThat(vendor.looks).isEqualTo(1 + 5);
    }

    @Test
    void withoutAListBeforeAJobIsRecognisedByItsTimeAndSaysSo() {
        vendor.answer = Either.left(LOST);
        vendor.lists.add(Either.left(new ConnectorError.ProviderFailure(context(Outcome.REFUSED))));
        Instant now = lab.runtime().time().now();
        vendor.lists(job(2, JobState.SUCCEEDED, "sync", now), job(1, JobState.SUCCEEDED, "sync", now.minusSeconds(90)));
        Job found = start(IfRunning.JOIN).get();
        assertThat(found.ref().jobId()).isEqualTo("2");
        assertThat(found.warnings()).hasSize(1);
    }

    @Test
    void withoutAListBeforeAnOldJobIsNotTaken() {
        vendor.answer = Either.left(LOST);
        vendor.lists.add(Either.left(new ConnectorError.ProviderFailure(context(Outcome.REFUSED))));
        Instant now = lab.runtime().time().now();
        vendor.lists(job(1, JobState.SUCCEEDED, "sync", now.minusSeconds(90)));
        assertThat(start(IfRunning.JOIN).getLeft()).isInstanceOf(ConnectorError.OutcomeUnknown.class);
    }

    @Test
    void aRefusalLeadsToTheJobThatRuns() {
        vendor.answer = Either.left(REFUSED);
        vendor.lists(job(77, JobState.RUNNING));
        assertThat(start(IfRunning.JOIN).get().attached()).isTrue();
    }

    @Test
    void whoSkipsGetsTheRunningJobMarkedSo() {
        vendor.answer = Either.left(REFUSED);
        vendor.lists(job(77, JobState.RUNNING));
        Job skipped = start(IfRunning.SKIP).get();
        assertThat(skipped.skipped()).isTrue();
        assertThat(skipped.attached()).isFalse();
    }

    @Test
    void whoFailsGetsAConflictWithTheIdOfTheRunningJob() {
        vendor.answer = Either.left(REFUSED);
        vendor.lists(job(77, JobState.RUNNING));
        assertThat(start(IfRunning.FAIL).getLeft())
                .isInstanceOfSatisfying(
                        ConnectorError.Conflict.class,
                        conflict -> assertThat(conflict.conflictingId()).contains("77"));
    }

    @Test
    void aRunningJobOfAnotherTypeIsNeverJoined() {
        vendor.answer = Either.left(REFUSED);
        vendor.lists(job(77, JobState.RUNNING, "reset", Instant.EPOCH));
        assertThat(start(IfRunning.JOIN).getLeft().message()).contains("a job of type reset is running: 77");
    }

    @Test
    void aRunningJobThatIsNotListedIsAConflictOfItsOwn() {
        vendor.answer = Either.left(REFUSED);
        vendor.lists(job(1, JobState.SUCCEEDED));
        ConnectorError error = start(IfRunning.JOIN).getLeft();
        assertThat(error.message()).contains("reports a running job that it does not list", "looked 5 times");
        assertThat(error)
                .isInstanceOfSatisfying(
                        ConnectorError.Conflict.class,
                        conflict -> assertThat(conflict.conflictingId()).isEmpty());
        assertThat(error.retryable()).isTrue();
    }

    @Test
    void whenTheJobsCannotBeListedNothingIsSaidOfWhatIsListed() {
        vendor.answer = Either.left(REFUSED);
        vendor.lists.add(Either.left(new ConnectorError.ProviderFailure(context(Outcome.REFUSED))));
        ConnectorError error = start(IfRunning.JOIN).getLeft();
        assertThat(error.message())
                .contains("reports a running job", "could not list them: no answer")
                .doesNotContain("does not list");
        assertThat(error.retryable()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aJobThatEndedAfterTheRefusalIsNeverTheAnswerAndNothingIsStartedAgain(IfRunning ifRunning) {
        vendor.answer = Either.left(REFUSED);
        vendor.lists(job(77, JobState.RUNNING), job(1, JobState.FAILED));
        vendor.lists(job(77, JobState.SUCCEEDED), job(1, JobState.FAILED));
        ConnectorError error = start(ifRunning).getLeft();
        assertThat(error)
                .isInstanceOfSatisfying(
                        ConnectorError.Conflict.class,
                        conflict -> assertThat(conflict.conflictingId()).contains("77"));
        assertThat(error.message()).contains("the sync of connection 7 was not started", "77", "has ended since");
        assertThat(error.retryable()).isTrue();
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(vendor.looks).isEqualTo(2);
    }

    @Test
    void aJobThatBeganAndEndedAroundTheRefusalIsRecognisedToo() {
        vendor.answer = Either.left(REFUSED);
        vendor.lists(job(1, JobState.FAILED));
        vendor.lists(job(78, JobState.CANCELLED), job(1, JobState.FAILED));
        assertThat(start(IfRunning.JOIN).getLeft().message()).contains("78", "has ended since (CANCELLED)");
    }

    @Test
    void theNextJobThatRunsIsJoinedThoughTheFirstHasEnded() {
        vendor.answer = Either.left(REFUSED);
        vendor.lists(job(77, JobState.RUNNING));
        vendor.lists(job(77, JobState.SUCCEEDED), job(78, JobState.RUNNING));
        assertThat(start(IfRunning.JOIN).get().ref().jobId()).isEqualTo("78");
    }

    @Test
    void withoutAListBeforeItIsNotDeniedThatTheJobMayHaveEnded() {
        vendor.answer = Either.left(REFUSED);
        vendor.lists.add(Either.left(new ConnectorError.ProviderFailure(context(Outcome.REFUSED))));
        vendor.lists(job(1, JobState.SUCCEEDED));
        assertThat(start(IfRunning.JOIN).getLeft().message()).contains("does not list or that has ended since");
    }

    @Test
    void anotherRefusalIsGivenAsItIs() {
        vendor.answer = Either.left(new ConnectorError.PermissionDenied(context(Outcome.REFUSED)));
        vendor.lists();
        assertThat(start(IfRunning.JOIN).getLeft()).isInstanceOf(ConnectorError.PermissionDenied.class);
        assertThat(vendor.looks).isEqualTo(1);
    }

    @Test
    void whereTheVendorHasNoGuardTheListDecidesBeforeAnythingIsSent() {
        vendor.guarded = false;
        vendor.lists(job(77, JobState.RUNNING));
        assertThat(start(IfRunning.JOIN).get().attached()).isTrue();
        assertThat(start(IfRunning.FAIL).getLeft().outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(vendor.starts).isZero();
    }

    @Test
    void anInterruptWhileLookingEndsTheCallWithTheOutcomeStillUnknown() {
        vendor.answer = Either.left(LOST);
        vendor.lists();
        vendor.interruptAtLook = 2;
        ConnectorError error = start(IfRunning.JOIN).getLeft();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(error).isInstanceOf(ConnectorError.Interrupted.class);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
    }
}
