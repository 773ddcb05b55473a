package org.connectorsdk.http.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.provider.ScriptedStart.LOST;
import static org.connectorsdk.http.provider.ScriptedStart.REFUSED;
import static org.connectorsdk.http.provider.ScriptedStart.context;
import static org.connectorsdk.http.provider.ScriptedStart.job;
import static org.connectorsdk.http.provider.ScriptedStart.withStatus;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.http.HttpFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartOnceTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private final ScriptedStart vendor = new ScriptedStart();

    private Either<ConnectorError, Job> start(IfRunning ifRunning) {
        OperationDeadline deadline = OperationDeadline.begin("sync", CallOptions.none(), http.runtime());
        Either<ConnectorError, Job> answer = StartOnce.run(vendor, ifRunning, http.runtime(), deadline);
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
        vendor.loses(job(1, JobState.SUCCEEDED));
        vendor.lists(job(1, JobState.SUCCEEDED));
        vendor.lists(job(2, JobState.SUCCEEDED), job(1, JobState.SUCCEEDED));
        Job found = start(IfRunning.JOIN).get();
        assertThat(found.ref().jobId()).isEqualTo("2");
        assertThat(found.attached()).isTrue();
        assertThat(found.warnings()).isEmpty();
    }

    @Test
    void ofSeveralNewJobsTheOneThatRunsIsTaken() {
        vendor.loses();
        vendor.lists(job(3, JobState.CANCELLED), job(2, JobState.RUNNING));
        assertThat(start(IfRunning.JOIN).get().ref().jobId()).isEqualTo("2");
    }

    @Test
    void aJobOfAnotherTypeIsNotTaken() {
        vendor.loses();
        vendor.lists(job(2, JobState.RUNNING, "reset", Instant.EPOCH));
        assertThat(start(IfRunning.JOIN).getLeft()).isInstanceOf(ConnectorError.OutcomeUnknown.class);
    }

    @Test
    void whenNoJobShowsTheOutcomeIsUnknown() {
        vendor.loses(job(1, JobState.SUCCEEDED));
        ConnectorError error = start(IfRunning.JOIN).getLeft();
        assertThat(error).isInstanceOf(ConnectorError.OutcomeUnknown.class);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message()).contains("the sync of connection 7", "no answer", "looked 5 times");
        assertThat(vendor.looks).isEqualTo(1 + 5);
    }

    @Test
    void withoutAListBeforeAJobIsRecognisedByItsTime() {
        vendor.answer = Either.left(LOST);
        vendor.cannotList();
        Instant now = http.runtime().time().now();
        vendor.lists(job(2, JobState.SUCCEEDED, "sync", now), job(1, JobState.SUCCEEDED, "sync", now.minusSeconds(90)));
        Job found = start(IfRunning.JOIN).get();
        assertThat(found.ref().jobId()).isEqualTo("2");
        assertThat(found.warnings()).hasSize(1);
    }

    @Test
    void withoutAListBeforeAnOldJobIsNotTaken() {
        vendor.answer = Either.left(LOST);
        vendor.cannotList();
        Instant now = http.runtime().time().now();
        vendor.lists(job(1, JobState.SUCCEEDED, "sync", now.minusSeconds(90)));
        assertThat(start(IfRunning.JOIN).getLeft()).isInstanceOf(ConnectorError.OutcomeUnknown.class);
    }

    @Test
    void whoSkipsGetsTheRunningJobMarkedSo() {
        vendor.refuses(job(77, JobState.RUNNING));
        Job skipped = start(IfRunning.SKIP).get();
        assertThat(skipped.skipped()).isTrue();
        assertThat(skipped.attached()).isFalse();
    }

    @Test
    void whoFailsGetsAConflictWithTheIdOfTheRunningJob() {
        vendor.refuses(job(77, JobState.RUNNING));
        assertThat(((ConnectorError.Conflict) start(IfRunning.FAIL).getLeft()).conflictingId())
                .contains("77");
    }

    @Test
    void aRunningJobOfAnotherTypeIsNeverJoined() {
        vendor.refuses(job(77, JobState.RUNNING, "reset", Instant.EPOCH));
        assertThat(start(IfRunning.JOIN).getLeft().message()).contains("a job of type reset is running: 77");
    }

    @Test
    void anUnlistedRunningJobIsAConflictOfItsOwn() {
        vendor.refuses(job(1, JobState.SUCCEEDED));
        ConnectorError error = start(IfRunning.JOIN).getLeft();
        assertThat(error.message()).contains("reports a running job that it does not list", "looked 5 times");
        assertThat(((ConnectorError.Conflict) error).conflictingId()).isEmpty();
        assertThat(error.retryable()).isTrue();
    }

    @Test
    void jobsThatCannotBeListedAreNotCalledMissing() {
        vendor.answer = Either.left(REFUSED);
        vendor.cannotList();
        ConnectorError error = start(IfRunning.JOIN).getLeft();
        assertThat(error.message())
                .contains("reports a running job", "could not list them: no answer")
                .doesNotContain("does not list");
        assertThat(error.retryable()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aJobThatEndedAfterTheRefusalIsNeverTheAnswer(IfRunning ifRunning) {
        vendor.refuses(job(77, JobState.RUNNING), job(1, JobState.FAILED));
        vendor.lists(job(77, JobState.SUCCEEDED), job(1, JobState.FAILED));
        ConnectorError error = start(ifRunning).getLeft();
        assertThat(((ConnectorError.Conflict) error).conflictingId()).contains("77");
        assertThat(error.message()).contains("the sync of connection 7 was not started", "77", "has ended since");
        assertThat(error.retryable()).isTrue();
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(vendor.looks).isEqualTo(2);
    }

    @Test
    void aJobThatBeganAndEndedAroundTheRefusalIsRecognisedToo() {
        vendor.refuses(job(1, JobState.FAILED));
        vendor.lists(job(78, JobState.CANCELLED), job(1, JobState.FAILED));
        assertThat(start(IfRunning.JOIN).getLeft().message()).contains("78", "has ended since (CANCELLED)");
    }

    @Test
    void theNextJobThatRunsIsJoinedThoughTheFirstHasEnded() {
        vendor.refuses(job(77, JobState.RUNNING));
        vendor.lists(job(77, JobState.SUCCEEDED), job(78, JobState.RUNNING));
        assertThat(start(IfRunning.JOIN).get().ref().jobId()).isEqualTo("78");
    }

    @Test
    void withoutAListBeforeTheJobMayHaveEnded() {
        vendor.answer = Either.left(REFUSED);
        vendor.cannotList();
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
    void withoutAGuardTheListDecidesBeforeSending() {
        vendor.guarded = false;
        vendor.lists(job(77, JobState.RUNNING));
        assertThat(start(IfRunning.JOIN).get().attached()).isTrue();
        assertThat(start(IfRunning.FAIL).getLeft().outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(vendor.starts).isZero();
    }

    @Test
    void anInterruptWhileLookingEndsTheCallWithTheOutcomeStillUnknown() {
        vendor.loses();
        vendor.interruptAtLook = 2;
        ConnectorError error = start(IfRunning.JOIN).getLeft();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(error).isInstanceOf(ConnectorError.Interrupted.class);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void anotherConflictIsExaminedOnceAndGivenAsItIs() {
        vendor.answer = Either.left(new ConnectorError.Conflict(context(Outcome.REFUSED), Optional.empty()));
        vendor.lists(job(1, JobState.SUCCEEDED));
        assertThat(start(IfRunning.JOIN)).isEqualTo(vendor.answer);
        assertThat(vendor.looks).isEqualTo(1 + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ALREADY_RUNNING", "UNSPECIFIED", "WRONG_STATE", "LOCKED", "ALREADY_EXISTS", "SOMETHING_NEW"})
    void whateverAConflictIsCalledTheJobThatRunsIsJoined(String reason) {
        vendor.answer = Either.left(
                new ConnectorError.Conflict(context(Outcome.REFUSED), Optional.empty(), ConflictReason.of(reason)));
        vendor.lists(job(77, JobState.RUNNING));
        Job joined = start(IfRunning.JOIN).get();
        assertThat(joined.ref().jobId()).isEqualTo("77");
        assertThat(joined.attached()).isTrue();
    }

    @Test
    void aDuplicateRequestIsLookedForLikeALostAnswer() {
        vendor.answer = Either.left(new ConnectorError.Conflict(
                context(Outcome.UNKNOWN), Optional.empty(), ConflictReason.DUPLICATE_REQUEST));
        vendor.lists(job(1, JobState.SUCCEEDED));
        assertThat(start(IfRunning.JOIN).getLeft()).isInstanceOf(ConnectorError.OutcomeUnknown.class);
        assertThat(vendor.looks).isEqualTo(1 + 5);
    }

    @Test
    void aFailureWithOneSyncBeforeAndAfterIsJoined() {
        vendor.fails(withStatus(500, Outcome.UNKNOWN), job(77, JobState.RUNNING));
        assertThat(start(IfRunning.JOIN).get().attached()).isTrue();
        assertThat(vendor.looks).isEqualTo(1 + 1);
    }

    @Test
    void aFailureWithOneSyncIsAConflictForWhoWantsNone() {
        vendor.fails(withStatus(500, Outcome.UNKNOWN), job(77, JobState.RUNNING));
        ConnectorError error = start(IfRunning.FAIL).getLeft();
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(((ConnectorError.Conflict) error).conflictingId()).contains("77");
    }

    @Test
    void aFailureAfterWhichTheSyncHasEndedLeavesTheOutcomeUnknown() {
        vendor.fails(withStatus(500, Outcome.UNKNOWN), job(77, JobState.RUNNING));
        vendor.lists(job(77, JobState.SUCCEEDED));
        assertThat(start(IfRunning.JOIN).getLeft()).isInstanceOf(ConnectorError.OutcomeUnknown.class);
    }

    @Test
    void anOldJobShownLaterIsNotOurs() {
        vendor.loses(job(5, JobState.SUCCEEDED), job(4, JobState.SUCCEEDED));
        vendor.lists(job(5, JobState.SUCCEEDED), job(4, JobState.SUCCEEDED), job(3, JobState.SUCCEEDED));
        assertThat(start(IfRunning.JOIN).getLeft()).isInstanceOf(ConnectorError.OutcomeUnknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 100})
    void theSameJobIsJoinedWhateverThePages(int pageSize) {
        List<Job> running = List.of(
                job(80, JobState.RUNNING),
                job(82, JobState.RUNNING),
                job(83, JobState.QUEUED),
                job(84, JobState.RUNNING, "reset", Instant.EPOCH));
        for (int first = 0; first < running.size(); first++) {
            List<Job> turned = new ArrayList<>(running.subList(first, running.size()));
            turned.addAll(running.subList(0, first));
            ScriptedStart each = new ScriptedStart();
            each.pageSize = pageSize;
            each.answer = Either.left(REFUSED);
            each.lists(turned.toArray(new Job[0]));
            OperationDeadline deadline = OperationDeadline.begin("sync", CallOptions.none(), http.runtime());
            Job joined = StartOnce.run(each, IfRunning.JOIN, http.runtime(), deadline)
                    .get();
            assertThat(joined.ref().jobId()).isEqualTo("83");
            assertThat(joined.warnings()).singleElement().asString().contains("80", "82", "84 (reset");
        }
    }

    @Test
    void theNewestJobIsJoinedBeforeTheLargestNumber() {
        vendor.answer = Either.left(REFUSED);
        Instant now = http.runtime().time().now();
        vendor.lists(job(90, JobState.RUNNING, "sync", now.minusSeconds(60)), job(12, JobState.RUNNING, "sync", now));
        assertThat(start(IfRunning.JOIN).get().ref().jobId()).isEqualTo("12");
    }

    @Test
    void aConflictNamesAllJobsThatRun() {
        vendor.refuses(job(80, JobState.RUNNING), job(84, JobState.RUNNING, "reset", Instant.EPOCH));
        ConnectorError error = start(IfRunning.FAIL).getLeft();
        assertThat(error.message()).contains("2 jobs are running: 80 (sync, RUNNING), 84 (reset, RUNNING)");
        assertThat(((ConnectorError.Conflict) error).conflictingId()).contains("80");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void aFilterThatTheServerRefusesIsLeftOut(int status) {
        vendor.answer = Either.left(REFUSED);
        vendor.refusesFilters = true;
        vendor.filterRefused = withStatus(status, Outcome.REFUSED);
        vendor.lists(job(77, JobState.RUNNING));
        assertThat(start(IfRunning.JOIN).get().ref().jobId()).isEqualTo("77");
        assertThat(vendor.asked).containsExactly(true, false, true, false);
    }

    @Test
    void aRefusalOfAnotherKindIsNotAskedAgainWithoutFilters() {
        vendor.answer = Either.left(new ConnectorError.Conflict(context(Outcome.REFUSED), Optional.empty()));
        vendor.refusesFilters = true;
        vendor.filterRefused = withStatus(403, Outcome.REFUSED);
        vendor.lists();
        start(IfRunning.JOIN);
        assertThat(vendor.asked).containsExactly(true, true);
    }

    @Test
    void aJobWithoutAStatusIsNeitherJoinedNorOver() {
        vendor.answer = Either.left(REFUSED);
        JobRef ref = new JobRef("acme", "a", "job", "9", Optional.empty());
        vendor.lists(Job.builder(ref, new JobStatus("", JobState.UNKNOWN))
                .type("sync")
                .build());
        assertThat(start(IfRunning.JOIN).getLeft()).isInstanceOf(ConnectorError.Conflict.class);
    }

    @Test
    void whereNothingIsListedBeforeOnlyAJobThatRunsIsOurs() {
        vendor.listsBefore = false;
        vendor.loses(job(5, JobState.SUCCEEDED, "sync", http.runtime().time().now()));
        assertThat(((ConnectorError.OutcomeUnknown) start(IfRunning.JOIN).getLeft()).candidates())
                .containsExactly("5");
        assertThat(vendor.looks).isEqualTo(5);
    }

    @Test
    void onePageThatBeginsWithTheNewestIsEnough() {
        vendor.pageSize = 2;
        vendor.lists(job(9, JobState.SUCCEEDED), job(8, JobState.SUCCEEDED), job(7, JobState.SUCCEEDED));
        start(IfRunning.JOIN);
        assertThat(vendor.asked).hasSize(1);
    }
}
