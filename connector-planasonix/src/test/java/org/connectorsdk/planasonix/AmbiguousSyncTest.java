package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.assertFailed;
import static org.connectorsdk.planasonix.PlanasonixFixture.right;

import io.vavr.control.Either;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.planasonix.JobScript;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** After a start whose answer was lost (INC-01, INC-02, INC-04). */
class AmbiguousSyncTest {
    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    private Either<ConnectorError, Job> sync(Connections connections, ConnectionId id) {
        return connections.sync(id, SyncRequest.incremental());
    }

    @Test
    void theJobThatWasStartedIsFoundAndAttached() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", Fault.resetAfterExecuting());
        Connections connections = fixture.open();
        Job job = right(sync(connections, id));
        assertThat(job.attached()).isTrue();
        assertThat(fixture.requests("orchestration.sync")).isOne();
        assertThat(right(connections.await(job.ref(), WaitPolicy.standard()))
                        .status()
                        .state())
                .isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aServerThatFailedAfterStartingIsLookedAtToo() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", Fault.statusAfterExecuting(500));
        assertThat(right(sync(fixture.open(), id)).attached()).isTrue();
        assertThat(fixture.requests("orchestration.sync")).isOne();
    }

    @Test
    void anAnswerWithoutAnIdIsInDoubtAsWell() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", Fault.rewriteJson(body -> body.remove("data")));
        assertThat(right(sync(fixture.open(), id)).attached()).isTrue();
        assertThat(fixture.requests("orchestration.sync")).isOne();
    }

    @Test
    void aJobThatShowsLateIsFound() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", Fault.resetAfterExecuting());
        Fault empty = Fault.status(200).json("{\"data\":[],\"meta\":{\"page\":{\"cursor\":null}}}");
        fixture.fault("orchestration.jobs.list", empty, empty, Fault.pass());
        assertThat(right(sync(fixture.open(), id)).attached()).isTrue();
        assertThat(fixture.requests("orchestration.jobs.list")).isEqualTo(3);
    }

    @Test
    void aJobThatNeverShowsIsUnknownAndNothingIsStartedAgain() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", Fault.resetBefore());
        assertFailed(sync(fixture.open(), id), ConnectorError.OutcomeUnknown.class)
                .satisfies(error -> {
                    assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
                    assertThat(error.candidates()).isEmpty();
                    assertThat(error.message()).contains("sync of connection a", "looked 5 times");
                });
        assertThat(fixture.requests("orchestration.jobs.list")).isEqualTo(5);
        assertThat(fixture.requests("orchestration.sync")).isOne();
        assertThat(fixture.state().jobIds("a")).isEmpty();
    }

    @Test
    void aListThatCannotBeReadIsNotAnEmptyOne() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", Fault.resetBefore());
        Fault refused = Fault.status(403);
        fixture.fault("orchestration.jobs.list", refused, refused, refused, refused, refused);
        assertFailed(sync(fixture.open(), id), ConnectorError.OutcomeUnknown.class)
                .satisfies(error -> assertThat(error.message())
                        .contains("looked 5 times", "could not list them")
                        .doesNotContain("found none"));
    }

    @Test
    void anEndedJobIsACandidateAndNeverAttached() {
        ConnectionId id = fixture.seeded("a");
        fixture.state().everyJob(JobScript.succeeding().lasting(java.time.Duration.ZERO, java.time.Duration.ZERO));
        fixture.fault("orchestration.sync", Fault.resetAfterExecuting());
        assertFailed(sync(fixture.open(), id), ConnectorError.OutcomeUnknown.class)
                .satisfies(error -> assertThat(error.candidates()).containsExactly("job_000001"));
    }

    @Test
    void aJobOfAnotherConnectionIsNotTaken() {
        fixture.seeded("b");
        fixture.state().startSync("b");
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", Fault.resetBefore());
        assertFailed(sync(fixture.open(), id), ConnectorError.OutcomeUnknown.class);
    }

    @Test
    void aRefusalIsNotInDoubt() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", Fault.status(400));
        assertFailed(sync(fixture.open(), id), ConnectorError.InvalidRequest.class);
        assertThat(fixture.requests("orchestration.jobs.list")).isZero();
    }

    @Test
    void aLimitIsWaitedForAsNothingWasStarted() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", Fault.status(429).header("Retry-After", "3"));
        assertThat(right(sync(fixture.open(), id)).attached()).isFalse();
        assertThat(fixture.requests("orchestration.sync")).isEqualTo(2);
    }

    @Test
    void aJobThatSaysNothingOfItsStateIsNotTakenForTheOneThatWasStarted() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", Fault.resetBefore());
        fixture.simulator()
                .faults()
                .on("orchestration.jobs.list")
                .always()
                .inject(Fault.status(200)
                        .json("{\"data\":[{\"id\":\"job_odd\",\"status\":{},\"connection_id\":\"a\"},"
                                + "{\"id\":\"job_old\",\"status\":\"failed\",\"connection_id\":\"a\"}]}"));
        assertFailed(sync(fixture.open(), id), ConnectorError.OutcomeUnknown.class)
                .satisfies(error -> {
                    assertThat(error.candidates()).containsExactly("job_old");
                    assertThat(error.message()).contains("only ended ones, and 1 that could not be understood");
                });
    }
}
