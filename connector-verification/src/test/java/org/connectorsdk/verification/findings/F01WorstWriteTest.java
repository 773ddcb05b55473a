package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.connectorsdk.api.Connections;
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
import org.connectorsdk.testkit.conformance.ConformanceSubject.JobStep;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.verification.incidents.Stage;

/** F-01: of each operation the first, the second, the third request fails, and no error denies what was done before it. */
@Finding(value = "F-01", rule = "The worst write of a call decides the outcome of every error that leaves it")
class F01WorstWriteTest {
    private static final int MOST_REQUESTS = 12;

    static List<Input<Function<Stage, Fault>>> inputs() {
        return List.of(
                Input.of("the connection breaks before", stage -> Fault.resetBefore()),
                Input.of("the connection breaks after", stage -> Fault.resetAfterExecuting()),
                Input.of("a failure of the server", stage -> Fault.status(500)),
                Input.of("a failure after executing", stage -> Fault.statusAfterExecuting(503)),
                Input.of("not found", stage -> Fault.status(404)),
                Input.of("a conflict", stage -> Fault.status(409)),
                Input.of("no answer in time", Stage::silentAfterExecuting),
                Input.of("an interrupt behind it", stage -> {
                    Thread caller = Thread.currentThread();
                    return Fault.pass().doing(caller::interrupt);
                }),
                Input.of("an answer that cannot be read", stage -> Fault.brokenJson()));
    }

    /** Makes the call once for each of its requests, which fails; hands each client and its answer to the check. */
    private static <T> void eachRequestFailing(
            Case<Function<Stage, Fault>> one, Function<Stage, ViewCall<T>> prepare, NeutralCall write) {
        for (int k = 1; k <= MOST_REQUESTS; k++) {
            try (Stage stage = new Stage(one.target())) {
                ViewCall<T> call = prepare.apply(stage);
                Connections client = stage.open();
                Object before = stage.subject().snapshot();
                AtomicInteger requests = new AtomicInteger();
                int failing = k;
                stage.subject()
                        .simulator()
                        .faults()
                        .on(FaultScript.ANY)
                        .when(sent -> requests.incrementAndGet() == failing)
                        .inject(one.value().apply(stage));

                Either<ConnectorError, T> answer = one.view().ask(client, call);
                assertThat(Thread.interrupted()).as("nobody else interrupts").isIn(true, false);

                assertTruth(stage, write, before, answer, "request " + k);
                if (requests.get() < k) {
                    return;
                }
            }
        }
    }

    private static void assertTruth(
            Stage stage, NeutralCall write, Object before, Either<ConnectorError, ?> answer, String which) {
        if (answer.isRight() || answer.getLeft().outcome() == Outcome.UNKNOWN) {
            return;
        }
        String told = which + ": " + answer.getLeft().message();
        if (write == NeutralCall.CREATE) {
            // What was made on the way and deleted again leaves a trace at some vendors, and nothing to the caller.
            assertThat(stage.subject().connections()).as(told).isZero();
            assertThat(done(stage, "create")).as(told).isEqualTo(done(stage, "delete"));
            return;
        }
        assertThat(stage.subject().snapshot()).as(told).isEqualTo(before);
        if (write == NeutralCall.SYNC || write == NeutralCall.CANCEL) {
            assertThat(stage.sent(write)).as(told).noneMatch(sent -> sent.status() / 100 == 2);
        }
    }

    private static int done(Stage stage, String word) {
        return stage.subject()
                .simulator()
                .journal()
                .matching(sent -> sent.status() / 100 == 2
                        && sent.operation().toLowerCase(Locale.ROOT).contains(word))
                .size();
    }

    @ForEveryCase(with = "CREATE")
    void noErrorOfACreateDeniesIt(Case<Function<Stage, Fault>> one) {
        eachRequestFailing(one, stage -> ViewCall.create(stage.subject().spec("orders")), NeutralCall.CREATE);
    }

    @ForEveryCase(with = "UPDATE")
    void noErrorOfAnUpdateDeniesIt(Case<Function<Stage, Fault>> one) {
        eachRequestFailing(
                one,
                stage -> ViewCall.update(
                        stage.subject().seed(1).get(0).id(),
                        ConnectionChange.builder().name("renamed").build()),
                NeutralCall.UPDATE);
    }

    @ForEveryCase(with = "DELETE")
    void noErrorOfADeleteDeniesIt(Case<Function<Stage, Fault>> one) {
        eachRequestFailing(
                one, stage -> ViewCall.delete(stage.subject().seed(1).get(0).id()), NeutralCall.DELETE);
    }

    @ForEveryCase(with = "SYNC")
    void noErrorOfASyncDeniesIt(Case<Function<Stage, Fault>> one) {
        eachRequestFailing(one, stage -> ViewCall.sync(stage.syncable(JobStep.of(JobState.RUNNING))), NeutralCall.SYNC);
    }

    @ForEveryCase(with = "PURGE")
    void noErrorOfAPurgeDeniesIt(Case<Function<Stage, Fault>> one) {
        eachRequestFailing(
                one,
                stage -> ViewCall.purge(stage.subject().seedSynced().orElseThrow(), PurgeRequest.connection()),
                NeutralCall.PURGE);
    }

    @ForEveryCase(with = "SYNC_CANCEL")
    void noErrorOfACancelDeniesIt(Case<Function<Stage, Fault>> one) {
        eachRequestFailing(
                one,
                stage -> {
                    try (Connections starter = stage.open()) {
                        return ViewCall.cancel(stage.started(starter, JobStep.of(JobState.RUNNING)));
                    }
                },
                NeutralCall.CANCEL);
    }

    /** What a cancel of Planasonix says after the job has ended at once is not lost to the look that would tell more. */
    @ForEveryCase(only = "planasonix")
    void aCancelThatWasHeardIsASuccessWithAWarning(Case<Function<Stage, Fault>> one) {
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

    @ForEveryCase(only = "planasonix")
    void aCredentialThatIsLeftOverIsNamedAndTheOutcomeUnknown(Case<Function<Stage, Fault>> one) {
        try (Stage stage = new Stage(one.target())) {
            stage.subject()
                    .simulator()
                    .faults()
                    .on("credentials.create")
                    .always()
                    .inject(Fault.pass().doing(() -> stage.clock().advance(Duration.ofMinutes(1))));
            CallOptions hurried = CallOptions.deadline(Duration.ofSeconds(30));

            ConnectorError error =
                    stage.open().create(stage.subject().spec("orders"), hurried).getLeft();

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
    void aBackfillOfWhichOneJobWasCancelledIsNotRefused(Case<Function<Stage, Fault>> one) {
        try (Stage stage = new Stage(one.target())) {
            Connections client = stage.open();
            ConnectionId id = stage.subject().seedSyncable().orElseThrow();
            Instant from = Instant.parse("2026-01-01T00:00:00Z");
            Backfill.Span span = new Backfill.Span(from, from.plusSeconds(86_400), List.of());
            JobRef ref = client.facet(Backfill.class)
                    .orElseThrow()
                    .backfill(id, span, CallOptions.none())
                    .get()
                    .ref();
            stage.subject()
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
