package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixLab.assertFailed;
import static org.connectorsdk.planasonix.PlanasonixLab.right;

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
    final PlanasonixLab lab = new PlanasonixLab();

    private Either<ConnectorError, Job> sync(Connections connections, ConnectionId id) {
        return connections.sync(id, SyncRequest.incremental());
    }

    @Test
    void theJobThatWasStartedIsFoundAndAttached() {
        ConnectionId id = lab.seeded("a");
        lab.fault("orchestration.sync", Fault.resetAfterExecuting());
        Connections connections = lab.open();
        Job job = right(sync(connections, id));
        assertThat(job.attached()).isTrue();
        assertThat(lab.requests("orchestration.sync")).isOne();
        assertThat(right(connections.await(job.ref(), WaitPolicy.standard()))
                        .status()
                        .state())
                .isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aServerThatFailedAfterStartingIsLookedAtToo() {
        ConnectionId id = lab.seeded("a");
        lab.fault("orchestration.sync", Fault.statusAfterExecuting(500));
        assertThat(right(sync(lab.open(), id)).attached()).isTrue();
        assertThat(lab.requests("orchestration.sync")).isOne();
    }

    @Test
    void anAnswerWithoutAnIdIsInDoubtAsWell() {
        ConnectionId id = lab.seeded("a");
        lab.fault("orchestration.sync", Fault.rewriteJson(body -> body.remove("data")));
        assertThat(right(sync(lab.open(), id)).attached()).isTrue();
        assertThat(lab.requests("orchestration.sync")).isOne();
    }

    @Test
    void aJobThatShowsLateIsFound() {
        ConnectionId id = lab.seeded("a");
        lab.fault("orchestration.sync", Fault.resetAfterExecuting());
        Fault empty = Fault.status(200).json("{\"data\":[],\"meta\":{\"page\":{\"cursor\":null}}}");
        lab.fault("orchestration.jobs.list", empty, empty, Fault.pass());
        assertThat(right(sync(lab.open(), id)).attached()).isTrue();
        assertThat(lab.requests("orchestration.jobs.list")).isEqualTo(3);
    }

    @Test
    void aJobThatNeverShowsIsUnknownAndNothingIsStartedAgain() {
        ConnectionId id = lab.seeded("a");
        lab.fault("orchestration.sync", Fault.resetBefore());
        assertFailed(sync(lab.open(), id), ConnectorError.OutcomeUnknown.class).satisfies(error -> {
            assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(error.candidates()).isEmpty();
            assertThat(error.message()).contains("sync of connection a", "looked 5 times");
        });
        assertThat(lab.requests("orchestration.jobs.list")).isEqualTo(5);
        assertThat(lab.requests("orchestration.sync")).isOne();
        assertThat(lab.state().jobIds("a")).isEmpty();
    }

    @Test
    void aListThatCannotBeReadIsNotAnEmptyOne() {
        ConnectionId id = lab.seeded("a");
        lab.fault("orchestration.sync", Fault.resetBefore());
        Fault refused = Fault.status(403);
        lab.fault("orchestration.jobs.list", refused, refused, refused, refused, refused);
        assertFailed(sync(lab.open(), id), ConnectorError.OutcomeUnknown.class)
                .satisfies(error -> assertThat(error.message())
                        .contains("looked 5 times", "could not list them")
                        .doesNotContain("found none"));
    }

    @Test
    void anEndedJobIsACandidateAndNeverAttached() {
        ConnectionId id = lab.seeded("a");
        lab.state().everyJob(JobScript.succeeding().lasting(java.time.Duration.ZERO, java.time.Duration.ZERO));
        lab.fault("orchestration.sync", Fault.resetAfterExecuting());
        assertFailed(sync(lab.open(), id), ConnectorError.OutcomeUnknown.class)
                .satisfies(error -> assertThat(error.candidates()).containsExactly("job_000001"));
    }

    @Test
    void aJobOfAnotherConnectionIsNotTaken() {
        lab.seeded("b");
        lab.state().startSync("b");
        ConnectionId id = lab.seeded("a");
        lab.fault("orchestration.sync", Fault.resetBefore());
        assertFailed(sync(lab.open(), id), ConnectorError.OutcomeUnknown.class);
    }

    @Test
    void aRefusalIsNotInDoubt() {
        ConnectionId id = lab.seeded("a");
        lab.fault("orchestration.sync", Fault.status(400));
        assertFailed(sync(lab.open(), id), ConnectorError.InvalidRequest.class);
        assertThat(lab.requests("orchestration.jobs.list")).isZero();
    }

    @Test
    void aLimitIsWaitedForAsNothingWasStarted() {
        ConnectionId id = lab.seeded("a");
        lab.fault("orchestration.sync", Fault.status(429).header("Retry-After", "3"));
        assertThat(right(sync(lab.open(), id)).attached()).isFalse();
        assertThat(lab.requests("orchestration.sync")).isEqualTo(2);
    }

    @Test
    void aJobThatSaysNothingOfItsStateIsNotTakenForTheOneThatWasStarted() {
        ConnectionId id = lab.seeded("a");
        lab.fault("orchestration.sync", Fault.resetBefore());
        lab.simulator()
                .faults()
                .on("orchestration.jobs.list")
                .always()
                .inject(Fault.status(200)
                        .json("{\"data\":[{\"id\":\"job_odd\",\"status\":{},\"connection_id\":\"a\"},"
                                + "{\"id\":\"job_old\",\"status\":\"failed\",\"connection_id\":\"a\"}]}"));
        assertFailed(sync(lab.open(), id), ConnectorError.OutcomeUnknown.class).satisfies(error -> {
            assertThat(error.candidates()).containsExactly("job_old");
            assertThat(error.message()).contains("only ended ones, and 1 that could not be understood");
        });
    }
}
