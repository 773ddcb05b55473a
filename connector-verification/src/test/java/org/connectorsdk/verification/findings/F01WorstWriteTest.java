package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.observe.CallEnd;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.verification.incidents.Stage;

/**
 * F-01: of each operation the first, the second, the third request fails, and no error denies what was done before it.
 */
@Finding(value = "F-01", rule = "The worst write of a call decides the outcome of every error that leaves it")
class F01WorstWriteTest {

    private static Input<FailingRequest> input(String name, Function<Stage, Fault> fault) {
        return Input.of(name, new FailingRequest((stage, client) -> fault.apply(stage)));
    }

    static List<Input<FailingRequest>> inputs() {
        return List.of(
                input("the connection breaks before", stage -> Fault.resetBefore()),
                input("the connection breaks after", stage -> Fault.resetAfterExecuting()),
                input("a failure of the server", stage -> Fault.status(500)),
                input("a failure after executing", stage -> Fault.statusAfterExecuting(503)),
                input("not found", stage -> Fault.status(404)),
                input("a conflict", stage -> Fault.status(409)),
                input("no answer in time", Stage::silentAfterExecuting),
                input("an interrupt behind it", stage -> {
                    Thread caller = Thread.currentThread();
                    return Fault.pass().doing(caller::interrupt);
                }),
                Input.of(
                        "a close behind it",
                        new FailingRequest((stage, client) -> Fault.pass().doing(client::close))),
                input(
                        "the deadline passes behind it",
                        stage -> Fault.pass().doing(() -> stage.clock().advance(Duration.ofHours(1)))),
                input("an answer that cannot be read", stage -> Fault.brokenJson()));
    }

    @ForEveryCase(
            asked = {
                Asked.CREATE,
                Asked.UPDATE,
                Asked.DELETE,
                Asked.SYNC,
                Asked.PURGE,
                Asked.CANCEL,
                Asked.BACKFILL,
                Asked.LIST,
                Asked.STREAM
            })
    void noErrorDeniesWhatWasDoneNorDoubtsWhatWasNot(Case<FailingRequest> one) {
        FailingRequest.each(one);
    }

    @ForEveryCase(asked = {Asked.CREATE, Asked.UPDATE, Asked.DELETE})
    void whatIsAskedOfAClosedClientIsNotSent(Case<FailingRequest> one, Stage stage) {
        ViewCall<?> call = one.operation().on(stage);
        Connections client = stage.open();
        client.close();

        ConnectorError error = one.error(client, call);

        assertThat(error.kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(stage.journal().arrived()).isZero();
    }

    /**
     * What a cancel of Planasonix says after the job has ended at once is not lost to the look that would tell more.
     */
    @ForEveryCase(only = "planasonix")
    void aCancelThatWasHeardIsASuccessWithAWarning(Case<FailingRequest> one, Stage stage) {
        JobRef ref = stage.started(stage.open(), JobStep.of(JobState.RUNNING));
        stage.always(
                NeutralCall.CANCEL,
                Fault.rewriteJson(body -> ((ObjectNode) body.path("data")).put("status", "cancelled")));
        stage.always(NeutralCall.JOB, Fault.status(500));

        Job job = one.answer(stage.open(), ViewCall.cancel(ref));

        assertThat(job.status().state()).isEqualTo(JobState.CANCELLED);
        assertThat(job.warnings()).singleElement().asString().contains("could not be read again");
    }

    private static CallObservation afterwards(Duration passes, Stage stage) {
        return new CallObservation() {
            @Override
            public void end(CallEnd end) {
                stage.clock().advance(passes);
            }
        };
    }

    @ForEveryCase(only = "planasonix")
    void aCredentialThatIsLeftOverIsNamedAndTheOutcomeUnknown(Case<FailingRequest> one, Stage stage) {
        CallOptions hurried = CallOptions.deadline(Duration.ofSeconds(30));
        Connections slow = stage.openSeenBy(call ->
                afterwards(call.name().equals("create_credential") ? Duration.ofMinutes(1) : Duration.ZERO, stage));

        ConnectorError error = slow.with(hurried).create(stage.spec("orders")).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.context().done()).singleElement().asString().matches("credential \\S+ stored and not removed");
        assertThat(error.message()).contains(error.context().done());
    }

    @ForEveryCase(with = "BACKFILL")
    void aBackfillOfWhichOneJobWasCancelledIsNotRefused(Case<FailingRequest> one, Stage stage) {
        Connections client = stage.open();
        ConnectionId id = stage.harness().seedSyncable().orElseThrow();
        JobRef ref = View.EITHER
                .ask(client, ViewCall.backfill(id, Asked.day()))
                .get()
                .ref();
        stage.always(
                "orchestration.backfills.get",
                Fault.rewriteJson(body -> ((ObjectNode) body.path("data"))
                        .put("status", "running")
                        .putArray("job_ids")
                        .add("job_1")
                        .add("job_2")));
        AtomicInteger cancels = new AtomicInteger();
        stage.on(NeutralCall.CANCEL)
                .when(call -> cancels.incrementAndGet() == 1)
                .inject(Fault.answering(
                        call -> Answer.json(200, "{\"data\":{\"id\":\"job_1\",\"status\":\"cancelling\"}}")));
        stage.always(NeutralCall.CANCEL, Fault.status(409));

        ConnectorError error = one.error(client, ViewCall.cancel(ref));

        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.context().done()).containsExactly("job job_1 asked to cancel");
    }
}
