package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.node;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.planasonix.JobScript;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Loading a past span of time again. */
class BackfillTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-01-08T00:00:00Z");
    private static final Backfill.Span WEEK = new Backfill.Span(FROM, TO, List.of(TableRef.of("fin", "invoices")));

    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    private static Backfill facet(Connections connections) {
        return connections.facet(Backfill.class).orElseThrow();
    }

    @Test
    void aBackfillIsAJob() {
        ConnectionId id = fixture.seeded("a");
        Connections connections = fixture.open();
        Job job = right(facet(connections).backfill(id, WEEK, NONE));
        assertThat(job.ref().jobId()).isEqualTo("bf_000001");
        assertThat(job.connection()).contains(id);
        assertThat(fixture.sent("orchestration.backfill"))
                .isEqualTo(node("{'start_at':'2026-01-01T00:00:00Z','end_at':'2026-01-08T00:00:00Z',"
                        + "'tables':['fin.invoices']}"));
        Job ended = right(connections.await(job.ref(), WaitPolicy.standard()));
        assertThat(ended.status().raw()).isEqualTo("completed");
        assertThat(ended.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(ended.progress().rows()).hasValue(900);
        assertThat(ended.vendorFields().array("job_ids").orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void itsHandleHasItsOwnKindAndCanBeStored() {
        ConnectionId id = fixture.seeded("a");
        JobRef stored = right(facet(fixture.open()).backfill(id, WEEK, NONE)).ref();
        assertThat(stored.kind()).isEqualTo("backfill");
        assertThat(right(fixture.open().job(JobRef.decode(stored.encode())))
                        .vendorFields()
                        .number("progress_percent"))
                .isPresent();
    }

    @Test
    void cancellingItCancelsItsJobs() {
        ConnectionId id = fixture.seeded("a");
        Connections connections = fixture.open();
        fixture.state().nextJob(JobScript.stuck());
        Job job = right(facet(connections).backfill(id, WEEK, NONE));
        right(connections.cancel(job.ref()));
        assertThat(fixture.requests("orchestration.jobs.cancel")).isEqualTo(2);
        assertThat(right(connections.await(job.ref(), WaitPolicy.standard()))
                        .status()
                        .state())
                .isEqualTo(JobState.CANCELLED);
    }

    @Test
    void cancellingOneThatHasEndedSendsNoCancellation() {
        ConnectionId id = fixture.seeded("a");
        Connections connections = fixture.open();
        Job job = right(facet(connections).backfill(id, WEEK, NONE));
        right(connections.await(job.ref(), WaitPolicy.standard()));
        assertThat(right(connections.cancel(job.ref())).status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(fixture.requests("orchestration.jobs.cancel")).isZero();
    }

    @Test
    void anOverlapIsAConflict() {
        ConnectionId id = fixture.seeded("a");
        Connections connections = fixture.open();
        right(facet(connections).backfill(id, WEEK, NONE));
        failed(facet(connections).backfill(id, WEEK, NONE), ConnectorError.Conflict.class);
    }

    @Test
    void aLostAnswerIsLookedForAndNothingIsStartedAgain() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.backfill", Fault.resetAfterExecuting());
        Job job = right(facet(fixture.open()).backfill(id, WEEK, NONE));
        assertThat(job.attached()).isTrue();
        assertThat(job.ref().jobId()).isEqualTo("bf_000001");
        assertThat(fixture.requests("orchestration.backfill")).isOne();
    }

    @Test
    void aBackfillOfAnotherSpanIsNotTakenForTheLostOne() {
        ConnectionId id = fixture.seeded("a");
        Connections connections = fixture.open();
        right(facet(connections).backfill(id, WEEK, NONE));
        fixture.fault("orchestration.backfill", Fault.resetBefore());
        Backfill.Span later = new Backfill.Span(TO, TO.plusSeconds(3_600), List.of());
        failed(facet(connections).backfill(id, later, NONE), ConnectorError.OutcomeUnknown.class);
        assertThat(fixture.requests("orchestration.backfill")).isEqualTo(2);
    }

    @Test
    void aLostOneMayRunWhenTheyCannotBeListed() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.backfill", Fault.resetBefore());
        Fault refused = Fault.status(403);
        fixture.fault("orchestration.backfills.list", refused, refused, refused, refused, refused);
        assertThat(failed(facet(fixture.open()).backfill(id, WEEK, NONE), ConnectorError.OutcomeUnknown.class)
                        .message())
                .contains("could not list them")
                .doesNotContain("found none");
    }

    @Test
    void anUnknownOneIsUnknown() {
        Connections connections = fixture.open();
        JobRef ref = right(facet(connections).backfill(fixture.seeded("a"), WEEK, NONE))
                .ref();
        JobRef other = new JobRef(ref.provider(), ref.account(), ref.kind(), "bf_x", ref.connection());
        failed(connections.job(other), ConnectorError.JobUnknown.class);
    }

    @Test
    void jobsOfAnotherBackfillAreNotCancelled() {
        Connections connections = fixture.open();
        JobRef ref = right(facet(connections).backfill(fixture.seeded("a"), WEEK, NONE))
                .ref();
        fixture.fault(
                "orchestration.backfills.get",
                Fault.rewriteJson(body -> ((ObjectNode) body.get("data")).put("id", "bf_other")));
        assertThat(failed(connections.cancel(ref), ConnectorError.MalformedResponse.class)
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(fixture.requests("orchestration.jobs.cancel")).isZero();
    }

    @Test
    void oneOddBackfillDoesNotHideTheOneThatWasStarted() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.backfill", Fault.resetAfterExecuting());
        fixture.fault(
                "orchestration.backfills.list",
                Fault.rewriteJson(body ->
                        body.withArray("data").insertObject(0).put("id", "odd").putObject("tables")));
        assertThat(right(facet(fixture.open()).backfill(id, WEEK, NONE)).attached())
                .isTrue();
    }
}
