package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallObserver;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.verification.incidents.Stage;
import org.jspecify.annotations.Nullable;

/** F-01: of each operation the first, the second, the third request fails, and no error denies what was done before it. */
@Finding(value = "F-01", rule = "The worst write of a call decides the outcome of every error that leaves it")
class F01WorstWriteTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Backfill.Span DAY = new Backfill.Span(FROM, FROM.plusSeconds(86_400), List.of());

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

    @ForEveryCase(with = "CREATE")
    void noErrorOfACreateDeniesIt(Case<FailingRequest> one) {
        FailingRequest.each(one, stage -> ViewCall.create(stage.harness().spec("orders")), NeutralCall.CREATE);
    }

    @ForEveryCase(with = "UPDATE")
    void noErrorOfAnUpdateDeniesIt(Case<FailingRequest> one) {
        FailingRequest.each(
                one,
                stage -> ViewCall.update(
                        stage.harness().seed(1).get(0).id(),
                        ConnectionChange.builder().name("renamed").build()),
                NeutralCall.UPDATE);
    }

    @ForEveryCase(with = "DELETE")
    void noErrorOfADeleteDeniesIt(Case<FailingRequest> one) {
        FailingRequest.each(
                one, stage -> ViewCall.delete(stage.harness().seed(1).get(0).id()), NeutralCall.DELETE);
    }

    @ForEveryCase(with = "SYNC")
    void noErrorOfASyncDeniesIt(Case<FailingRequest> one) {
        FailingRequest.each(
                one, stage -> ViewCall.sync(stage.syncable(JobStep.of(JobState.RUNNING))), NeutralCall.SYNC);
    }

    @ForEveryCase(with = "PURGE")
    void noErrorOfAPurgeDeniesIt(Case<FailingRequest> one) {
        FailingRequest.each(
                one,
                stage -> ViewCall.purge(stage.harness().seedSynced().orElseThrow(), PurgeRequest.connection()),
                NeutralCall.PURGE);
    }

    @ForEveryCase(with = "SYNC_CANCEL")
    void noErrorOfACancelDeniesIt(Case<FailingRequest> one) {
        FailingRequest.each(
                one,
                stage -> {
                    try (Connections starter = stage.open()) {
                        return ViewCall.cancel(stage.started(starter, JobStep.of(JobState.RUNNING)));
                    }
                },
                NeutralCall.CANCEL);
    }

    @ForEveryCase(with = "BACKFILL")
    void noErrorOfABackfillDeniesIt(Case<FailingRequest> one) {
        FailingRequest.each(
                one, stage -> ViewCall.backfill(stage.harness().seedSyncable().orElseThrow(), DAY), NeutralCall.SYNC);
    }

    @ForEveryCase(with = "LIST")
    void noErrorOfAListIsInDoubt(Case<FailingRequest> one) {
        FailingRequest.each(
                one,
                stage -> {
                    stage.harness().seed(3);
                    return ViewCall.list();
                },
                NeutralCall.LIST);
    }

    @ForEveryCase(with = "LIST")
    void noErrorOfAStreamIsInDoubt(Case<FailingRequest> one) {
        FailingRequest.each(
                one,
                stage -> {
                    stage.harness().seed(3);
                    return ViewCall.stream();
                },
                NeutralCall.LIST);
    }

    @ForEveryCase(with = {"CREATE", "UPDATE", "DELETE"})
    void whatIsAskedOfAClosedClientIsNotSent(Case<FailingRequest> one) {
        try (Stage stage = new Stage(one.target())) {
            ConnectionId id = stage.harness().seed(1).get(0).id();
            Connections client = stage.open();
            client.close();
            ConnectionChange change = ConnectionChange.builder().name("renamed").build();

            for (ViewCall<?> call : List.of(
                    ViewCall.create(stage.harness().spec("orders")),
                    ViewCall.update(id, change),
                    ViewCall.delete(id))) {
                ConnectorError error = one.view().ask(client, call).getLeft();

                assertThat(error.kind()).isEqualTo(ErrorKind.CLOSED);
                assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
            }
            assertThat(stage.harness().simulator().journal().arrived()).isZero();
        }
    }

    /** What a cancel of Planasonix says after the job has ended at once is not lost to the look that would tell more. */
    @ForEveryCase(only = "planasonix")
    void aCancelThatWasHeardIsASuccessWithAWarning(Case<FailingRequest> one) {
        try (Stage stage = new Stage(one.target())) {
            JobRef ref = stage.started(stage.open(), JobStep.of(JobState.RUNNING));
            stage.on(NeutralCall.CANCEL)
                    .always()
                    .inject(Fault.rewriteJson(body -> ((ObjectNode) body.path("data")).put("status", "cancelled")));
            stage.on(NeutralCall.JOB).always().inject(Fault.status(500));

            Job job = one.view().ask(stage.open(), ViewCall.cancel(ref)).get();

            assertThat(job.status().state()).isEqualTo(JobState.CANCELLED);
            assertThat(job.warnings()).singleElement().asString().contains("could not be read again");
        }
    }

    private static CallObserver.Observation afterwards(Duration passes, Stage stage) {
        return new CallObserver.Observation() {
            @Override
            public void end(int attempts, Duration elapsed, @Nullable ConnectorError error) {
                stage.clock().advance(passes);
            }
        };
    }

    @ForEveryCase(only = "planasonix")
    void aCredentialThatIsLeftOverIsNamedAndTheOutcomeUnknown(Case<FailingRequest> one) {
        try (Stage stage = new Stage(one.target())) {
            CallOptions hurried = CallOptions.deadline(Duration.ofSeconds(30));
            Connections slow = stage.open((provider, operation) ->
                    afterwards(operation.equals("create_credential") ? Duration.ofMinutes(1) : Duration.ZERO, stage));

            ConnectorError error =
                    slow.with(hurried).create(stage.harness().spec("orders")).getLeft();

            assertThat(error.kind()).isEqualTo(ErrorKind.TIMEOUT);
            assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(error.context().done())
                    .singleElement()
                    .asString()
                    .matches("credential \\S+ stored and left over");
            assertThat(error.message()).contains(error.context().done());
        }
    }

    @ForEveryCase(with = "BACKFILL")
    void aBackfillOfWhichOneJobWasCancelledIsNotRefused(Case<FailingRequest> one) {
        try (Stage stage = new Stage(one.target())) {
            Connections client = stage.open();
            ConnectionId id = stage.harness().seedSyncable().orElseThrow();
            JobRef ref =
                    View.EITHER.ask(client, ViewCall.backfill(id, DAY)).get().ref();
            stage.harness()
                    .simulator()
                    .faults()
                    .on("orchestration.backfills.get")
                    .always()
                    .inject(Fault.rewriteJson(body -> ((ObjectNode) body.path("data"))
                            .put("status", "running")
                            .putArray("job_ids")
                            .add("job_1")
                            .add("job_2")));
            AtomicInteger cancels = new AtomicInteger();
            stage.on(NeutralCall.CANCEL)
                    .when(call -> cancels.incrementAndGet() == 1)
                    .inject(Fault.answering(
                            call -> Answer.json(200, "{\"data\":{\"id\":\"job_1\",\"status\":\"cancelling\"}}")));
            stage.on(NeutralCall.CANCEL).always().inject(Fault.status(409));

            ConnectorError error = one.view().ask(client, ViewCall.cancel(ref)).getLeft();

            assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(error.context().done()).containsExactly("job job_1 asked to cancel");
        }
    }
}
