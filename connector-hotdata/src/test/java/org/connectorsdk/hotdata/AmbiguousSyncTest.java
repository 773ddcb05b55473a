package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataLab.assertFailed;
import static org.connectorsdk.hotdata.HotdataLab.id;
import static org.connectorsdk.hotdata.HotdataLab.right;

import java.time.Duration;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.hotdata.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.JobScript;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A sync whose start was sent and whose answer was lost (INC-01, INC-02). */
class AmbiguousSyncTest {
    @RegisterExtension
    final HotdataLab lab = new HotdataLab();

    @Test
    void theJobThatMayHaveBeenStartedIsNamedAndNoSecondOneIsStarted() {
        ConnectionEntry entry = lab.seeded("pg");
        lab.fault("refresh", Fault.resetAfterExecuting());

        assertFailed(lab.open().sync(id(entry), SyncRequest.full()), ConnectorError.OutcomeUnknown.class)
                .satisfies(error -> {
                    assertThat(error.candidates())
                            .containsExactly(lab.workspace().jobs().get(0).id());
                    assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
                    assertThat(error.message()).contains(entry.id(), "data_refresh_connection");
                });
        assertThat(lab.requests("refresh")).isOne();
        assertThat(lab.workspace().jobs()).hasSize(1);
    }

    @Test
    void aServerThatFailedWhileStartingIsLookedAtToo() {
        lab.fault("refresh", Fault.statusAfterExecuting(500));

        assertFailed(lab.open().sync(id(lab.seeded("pg")), SyncRequest.full()), ConnectorError.OutcomeUnknown.class)
                .satisfies(error -> {
                    assertThat(error.candidates()).hasSize(1);
                    assertThat(error.context().status()).hasValue(500);
                });
        assertThat(lab.requests("refresh")).isOne();
    }

    @Test
    void anAnswerThatNamesNeitherJobNorResultIsInDoubtAsWell() {
        lab.fault("refresh", Fault.rewriteJson(body -> body.remove("id")));

        assertFailed(lab.open().sync(id(lab.seeded("pg")), SyncRequest.full()), ConnectorError.OutcomeUnknown.class)
                .satisfies(error -> assertThat(error.candidates()).hasSize(1));
    }

    @Test
    void whenNoJobShowsItIsLookedForFiveTimesWithGrowingPauses() {
        lab.fault("refresh", Fault.resetBefore());

        assertFailed(lab.open().sync(id(lab.seeded("pg")), SyncRequest.full()), ConnectorError.OutcomeUnknown.class)
                .satisfies(error -> assertThat(error.candidates()).isEmpty());
        assertThat(lab.requests("list_jobs")).isEqualTo(5);
        assertThat(lab.clock.waits())
                .containsSubsequence(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
        assertThat(lab.requests("refresh")).isOne();
    }

    @Test
    void aJobThatShowsLateIsFound() {
        ConnectionEntry entry = lab.seeded("pg");
        lab.fault("refresh", Fault.resetAfterExecuting());
        lab.fault("list_jobs", Fault.status(200).json("{\"jobs\":[]}"));

        assertFailed(lab.open().sync(id(entry), SyncRequest.full()), ConnectorError.OutcomeUnknown.class)
                .satisfies(error -> assertThat(error.candidates()).hasSize(1));
        assertThat(lab.requests("list_jobs")).isEqualTo(2);
    }

    @Test
    void jobsThatEndedBeforeOrWorkedElsewhereAreNoCandidates() {
        Connections connections = lab.open();
        ConnectionEntry entry = lab.seeded("pg");
        ConnectionEntry other = lab.seeded("other");
        right(connections.await(
                right(connections.sync(id(entry), SyncRequest.full())).ref(), WaitPolicy.standard()));
        lab.clock.advance(Duration.ofHours(1));
        right(connections.await(
                right(connections.sync(id(other), SyncRequest.full())).ref(), WaitPolicy.standard()));
        lab.fault("refresh", Fault.resetBefore());

        assertFailed(connections.sync(id(entry), SyncRequest.full()), ConnectorError.OutcomeUnknown.class)
                .satisfies(error -> assertThat(error.candidates()).isEmpty());
    }

    @Test
    void aSyncThatEndedBeforeTheLookIsACandidate() {
        ConnectionEntry entry = lab.seeded("pg");
        lab.simulator().behaviour().jobs(JobScript.byClock(Duration.ZERO, Duration.ZERO));
        lab.fault("refresh", Fault.resetAfterExecuting());

        assertFailed(lab.open().sync(id(entry), SyncRequest.full()), ConnectorError.OutcomeUnknown.class)
                .satisfies(error -> assertThat(error.candidates()).hasSize(1));
    }

    @Test
    void theCallersDeadlineBoundsTheLooking() {
        lab.fault("refresh", Fault.resetBefore());
        var within = CallOptions.builder().deadline(Duration.ofSeconds(5)).build();
        var before = lab.clock.now();

        assertFailed(
                lab.open().sync(id(lab.seeded("pg")), SyncRequest.full(), within), ConnectorError.OutcomeUnknown.class);
        assertThat(Duration.between(before, lab.clock.now())).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aSyncThatWasShedBeforeItRanIsRepeated() {
        lab.fault("refresh", Fault.status(429).header("Retry-After", "1"));

        assertThat(lab.open().sync(id(lab.seeded("pg")), SyncRequest.full()).isRight())
                .isTrue();
        assertThat(lab.workspace().jobs()).hasSize(1);
    }

    @Test
    void jobsThatCannotBeListedAreNotTakenForNone() {
        lab.fault("refresh", Fault.resetBefore());
        lab.simulator().faults().on("list_jobs").always().inject(Fault.status(403));

        assertFailed(lab.open().sync(id(lab.seeded("pg")), SyncRequest.full()), ConnectorError.OutcomeUnknown.class)
                .satisfies(error -> assertThat(error.message())
                        .contains("could not list them")
                        .doesNotContain("found none"));
    }

    @Test
    void anInterruptWhileLookingIsToldAsSuchAndTheSyncStaysInDoubt() {
        Thread caller = Thread.currentThread();
        lab.fault("refresh", Fault.resetAfterExecuting());
        lab.fault("list_jobs", Fault.noAnswer().doing(caller::interrupt));

        var ended = lab.open().sync(id(lab.seeded("pg")), SyncRequest.full());

        assertThat(Thread.interrupted()).isTrue();
        assertFailed(ended, ConnectorError.Interrupted.class)
                .satisfies(error -> assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN));
    }
}
