package org.connectorsdk.http.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.provider.ScriptedStart.job;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.http.HttpFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A start in two steps, as the list of jobs of one vendor shows it. */
class TwoStepsTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private final ScriptedStart vendor = new ScriptedStart();

    private OperationDeadline deadline() {
        return OperationDeadline.begin("recoverSync", CallOptions.none(), http.runtime());
    }

    private SyncBaseline prepared(SyncRequest request, Job... jobs) {
        vendor.lists.clear();
        vendor.lists(jobs);
        SyncBaseline bare = SyncBaseline.of("acme", "a", ConnectionId.of("7"), request, Instant.EPOCH);
        SyncBaseline baseline = StartOnce.prepare(vendor, bare, deadline()).get();
        vendor.lists.clear();
        return SyncBaseline.fromJson(baseline.toJson());
    }

    private SyncBaseline prepared(Job... jobs) {
        return prepared(SyncRequest.full(), jobs);
    }

    private Either<ConnectorError, Optional<Job>> recovered(SyncBaseline baseline, Job... jobs) {
        vendor.lists.clear();
        vendor.lists(jobs);
        return StartOnce.recover(vendor, baseline, deadline());
    }

    private Job found(SyncBaseline baseline, Job... jobs) {
        return recovered(baseline, jobs).get().orElseThrow();
    }

    private static Job at(long id, JobState state, int second) {
        return job(id, state, "sync", Instant.EPOCH.plusSeconds(second));
    }

    private static Job purge(long id, JobState state) {
        return job(id, state, "clear", Instant.EPOCH.plusSeconds(id));
    }

    @Test
    void aJobThatBeganSinceIsAttached() {
        Job found =
                found(prepared(at(1, JobState.SUCCEEDED, 1)), at(2, JobState.RUNNING, 2), at(1, JobState.SUCCEEDED, 1));

        assertThat(found.ref().jobId()).isEqualTo("2");
        assertThat(found.attached()).isTrue();
    }

    @Test
    void aJobThatBeganAndEndedSinceIsFound() {
        assertThat(found(prepared(), at(2, JobState.FAILED, 2)).status().state())
                .isEqualTo(JobState.FAILED);
    }

    @Test
    void aRunningJobIsPreferredAndTheOthersAreNamed() {
        Job found =
                found(prepared(), at(4, JobState.SUCCEEDED, 4), at(2, JobState.RUNNING, 2), at(3, JobState.RUNNING, 3));

        assertThat(found.ref().jobId()).isEqualTo("3");
        assertThat(found.warnings()).singleElement().asString().contains("3 jobs", "2, 4");
    }

    @Test
    void nothingNewIsNothingStarted() {
        SyncBaseline baseline = prepared(at(1, JobState.SUCCEEDED, 1));

        assertThat(recovered(baseline, at(1, JobState.SUCCEEDED, 1)).get()).isEmpty();
        assertThat(vendor.starts).isZero();
    }

    @Test
    void anOlderJobThatTheBaselineDidNotShowIsNotOurs() {
        SyncBaseline baseline = prepared(at(5, JobState.SUCCEEDED, 5));

        assertThat(recovered(baseline, at(5, JobState.SUCCEEDED, 5), at(4, JobState.RUNNING, 4))
                        .get())
                .isEmpty();
    }

    @Test
    void aJobFromLongBeforeIsNotOursEvenIfThereWasNone() {
        SyncBaseline baseline = prepared();

        assertThat(recovered(baseline, at(4, JobState.SUCCEEDED, -100_000)).get())
                .isEmpty();
    }

    @Test
    void aJobOfAnotherTypeIsNotOurs() {
        assertThat(recovered(prepared(), purge(9, JobState.RUNNING)).get()).isEmpty();
    }

    @Test
    void aJobOfAnotherConnectionIsNotOurs() {
        Job another = at(9, JobState.RUNNING, 9).toBuilder()
                .connection(ConnectionId.of("8"))
                .build();

        assertThat(recovered(prepared(), another).get()).isEmpty();
    }

    @Test
    void anUnsortedListIsReadToItsLastPage() {
        vendor.pageSize = 2;
        SyncBaseline baseline = prepared(at(1, JobState.SUCCEEDED, 1), at(3, JobState.SUCCEEDED, 3));

        Job found = found(
                baseline,
                at(3, JobState.SUCCEEDED, 3),
                at(1, JobState.SUCCEEDED, 1),
                at(2, JobState.SUCCEEDED, 2),
                at(4, JobState.RUNNING, 4));

        assertThat(found.ref().jobId()).isEqualTo("4");
    }

    @Test
    void aLongHistoryIsReadAsFarAsTheBaseline() {
        vendor.pageSize = 20;
        Job[] history = IntStream.rangeClosed(1, 100)
                .mapToObj(id -> at(101 - id, JobState.SUCCEEDED, 101 - id))
                .toArray(Job[]::new);
        SyncBaseline baseline = prepared(history);
        vendor.asked.clear();

        assertThat(recovered(baseline, history).get()).isEmpty();
        assertThat(vendor.asked).hasSize(1);
    }

    @Test
    void aListThatFailsIsTheAnswer() {
        SyncBaseline baseline = prepared();
        vendor.lists.add(Either.left(ScriptedStart.withStatus(503, Outcome.REFUSED)));

        assertThat(StartOnce.recover(vendor, baseline, deadline()).getLeft())
                .isInstanceOf(ConnectorError.ProviderFailure.class);
    }

    @Test
    void whatRanBeforeAndStillRunsIsJoined() {
        Job running = at(1, JobState.RUNNING, 1);

        assertThat(found(prepared(running), running).attached()).isTrue();
        assertThat(found(prepared(SyncRequest.full().ifRunning(IfRunning.SKIP), running), running)
                        .skipped())
                .isTrue();
        assertThat(recovered(prepared(SyncRequest.full().ifRunning(IfRunning.FAIL), running), running)
                        .get())
                .isEmpty();
    }

    @Test
    void whatRanBeforeAndHasEndedIsNotOurs() {
        SyncBaseline baseline = prepared(at(1, JobState.RUNNING, 1));

        assertThat(recovered(baseline, at(1, JobState.SUCCEEDED, 1)).get()).isEmpty();
    }

    @Test
    void moreJobsThanAreKeptAreToldApartByTheirAge() {
        Job[] history = IntStream.rangeClosed(1, 60)
                .mapToObj(id -> at(id, JobState.SUCCEEDED, id))
                .toArray(Job[]::new);
        SyncBaseline baseline = prepared(history);

        assertThat(baseline.jobs()).hasSize(SyncBaseline.MOST_JOBS).startsWith("60", "59");
        assertThat(recovered(baseline, history).get()).isEmpty();
    }

    @Test
    void aListThatCannotBeReadFailsThePreparation() {
        vendor.lists.add(Either.left(ScriptedStart.withStatus(503, Outcome.REFUSED)));
        SyncBaseline bare = SyncBaseline.of("acme", "a", ConnectionId.of("7"), SyncRequest.full(), Instant.EPOCH);

        assertThat(StartOnce.prepare(vendor, bare, deadline()).isLeft()).isTrue();
    }

    @Test
    void onlyAJobThatNamesTheConnectionCountsWhereJobsAreNotShown() {
        SyncBaseline hidden = SyncBaseline.of("acme", "a", ConnectionId.of("7"), SyncRequest.full(), Instant.EPOCH);
        Job named = at(2, JobState.SUCCEEDED, 2).toBuilder()
                .connection(ConnectionId.of("7"))
                .build();

        assertThat(((ConnectorError.OutcomeUnknown)
                                recovered(hidden, at(1, JobState.RUNNING, 1)).getLeft())
                        .candidates())
                .containsExactly("1");
        assertThat(((ConnectorError.OutcomeUnknown) recovered(hidden).getLeft()).candidates())
                .isEmpty();
        assertThat(found(hidden, at(1, JobState.RUNNING, 1), named).ref().jobId())
                .isEqualTo("2");
    }
}
