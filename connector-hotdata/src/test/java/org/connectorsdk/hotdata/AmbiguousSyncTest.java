package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.time.Duration;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.JobScript;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sync whose start was sent and whose answer was lost (INC-01, INC-02). */
class AmbiguousSyncTest {
    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    @Test
    void theJobThatMayHaveBeenStartedIsNamed() {
        ConnectionEntry entry = fixture.seeded("pg");
        fixture.fault("refresh", Fault.resetAfterExecuting());

        ConnectorError.OutcomeUnknown error =
                failed(fixture.open().sync(id(entry), SyncRequest.full()), ConnectorError.OutcomeUnknown.class);
        assertThat(error.candidates())
                .containsExactly(fixture.workspace().jobs().get(0).id());
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message()).contains(entry.id(), "data_refresh_connection");
        assertThat(fixture.requests("refresh")).isOne();
        assertThat(fixture.workspace().jobs()).hasSize(1);
    }

    static Stream<Fault> lostAnswers() {
        return Stream.of(
                Fault.resetAfterExecuting(),
                Fault.statusAfterExecuting(500),
                Fault.rewriteJson(body -> body.remove("id")));
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void whateverHidesTheAnswerTheSyncIsStartedOnce(Fault fault) {
        fixture.fault("refresh", fault);

        assertThat(failed(
                                fixture.open().sync(id(fixture.seeded("pg")), SyncRequest.full()),
                                ConnectorError.OutcomeUnknown.class)
                        .candidates())
                .hasSize(1);
        assertThat(fixture.requests("refresh")).isOne();
    }

    @Test
    void anInvisibleJobIsSoughtFiveTimesWithGrowingPauses() {
        fixture.fault("refresh", Fault.resetBefore());

        assertThat(failed(
                                fixture.open().sync(id(fixture.seeded("pg")), SyncRequest.full()),
                                ConnectorError.OutcomeUnknown.class)
                        .candidates())
                .isEmpty();
        assertThat(fixture.requests("list_jobs")).isEqualTo(5);
        assertThat(fixture.clock().waits())
                .containsSubsequence(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
        assertThat(fixture.requests("refresh")).isOne();
    }

    @Test
    void aJobThatShowsLateIsFound() {
        ConnectionEntry entry = fixture.seeded("pg");
        fixture.fault("refresh", Fault.resetAfterExecuting());
        fixture.fault("list_jobs", Fault.status(200).json("{\"jobs\":[]}"));

        assertThat(failed(fixture.open().sync(id(entry), SyncRequest.full()), ConnectorError.OutcomeUnknown.class)
                        .candidates())
                .hasSize(1);
        assertThat(fixture.requests("list_jobs")).isEqualTo(2);
    }

    @Test
    void jobsThatEndedBeforeOrWorkedElsewhereAreNoCandidates() {
        Connections connections = fixture.open();
        ConnectionEntry entry = fixture.seeded("pg");
        ConnectionEntry other = fixture.seeded("other");
        right(connections.await(
                right(connections.sync(id(entry), SyncRequest.full())).ref(), WaitPolicy.standard()));
        fixture.clock().advance(Duration.ofHours(1));
        right(connections.await(
                right(connections.sync(id(other), SyncRequest.full())).ref(), WaitPolicy.standard()));
        fixture.fault("refresh", Fault.resetBefore());

        assertThat(failed(connections.sync(id(entry), SyncRequest.full()), ConnectorError.OutcomeUnknown.class)
                        .candidates())
                .isEmpty();
    }

    @Test
    void aSyncThatEndedBeforeTheLookIsACandidate() {
        ConnectionEntry entry = fixture.seeded("pg");
        fixture.simulator().behaviour().jobs(JobScript.byClock(Duration.ZERO, Duration.ZERO));
        fixture.fault("refresh", Fault.resetAfterExecuting());

        assertThat(failed(fixture.open().sync(id(entry), SyncRequest.full()), ConnectorError.OutcomeUnknown.class)
                        .candidates())
                .hasSize(1);
    }

    @Test
    void theCallersDeadlineBoundsTheSearch() {
        fixture.fault("refresh", Fault.resetBefore());
        var within = CallOptions.builder().deadline(Duration.ofSeconds(5)).build();
        var before = fixture.clock().now();

        failed(
                fixture.open().with(within).sync(id(fixture.seeded("pg")), SyncRequest.full()),
                ConnectorError.OutcomeUnknown.class);
        assertThat(Duration.between(before, fixture.clock().now())).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aSyncThatWasShedBeforeItRanIsRepeated() {
        fixture.fault("refresh", Fault.status(429).header("Retry-After", "1"));

        assertThat(fixture.open()
                        .sync(id(fixture.seeded("pg")), SyncRequest.full())
                        .isRight())
                .isTrue();
        assertThat(fixture.workspace().jobs()).hasSize(1);
    }

    @Test
    void jobsThatCannotBeListedAreNotTakenForNone() {
        fixture.fault("refresh", Fault.resetBefore());
        fixture.faultAlways("list_jobs", Fault.status(403));

        assertThat(failed(
                                fixture.open().sync(id(fixture.seeded("pg")), SyncRequest.full()),
                                ConnectorError.OutcomeUnknown.class)
                        .message())
                .contains("could not list them")
                .doesNotContain("found none");
    }

    @Test
    void anInterruptOfTheSearchLeavesTheSyncInDoubt() {
        Thread caller = Thread.currentThread();
        fixture.fault("refresh", Fault.resetAfterExecuting());
        fixture.fault("list_jobs", Fault.noAnswer().doing(caller::interrupt));

        var ended = fixture.open().sync(id(fixture.seeded("pg")), SyncRequest.full());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failed(ended, ConnectorError.Interrupted.class).outcome()).isEqualTo(Outcome.UNKNOWN);
    }
}
