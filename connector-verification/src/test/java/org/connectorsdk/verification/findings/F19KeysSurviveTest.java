package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.List;
import java.util.function.BiFunction;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.incidents.Stage;

/** F-19: a caller's idempotency key is carried, and told in the job and in the error, or the write is refused. */
@Finding(value = "F-19", rule = "An idempotency key is carried and told, or the write that cannot carry it is refused")
class F19KeysSurviveTest {
    private static final ConnectionId ID = ConnectionId.of("0b6b3f0a-3c59-4f0e-9d0e-6c1f5f7a2e11");

    static List<Input<String>> inputs() {
        return List.of(
                Input.of("a short key", "k"),
                Input.of("a UUID", "5d1c4f0e-8a52-4d7e-b3f0-1f4f6f0c9a01"),
                Input.of("the longest key", "k".repeat(255)),
                Input.of("a key of a schedule", "dag/run:2026-01-01T00:00:00+00:00"),
                Input.of("a key with quotes", "\"run\"=7&x"),
                Input.of("a key with a backslash", "a\\b"));
    }

    private static CallOptions keyed(String key) {
        return CallOptions.builder().idempotencyKey(key).build();
    }

    private static void assertRefused(Stage stage, Either<ConnectorError, ?> answer, String key) {
        ConnectorError.Unsupported error = (ConnectorError.Unsupported) answer.getLeft();
        assertThat(error.capability()).as(error.message()).isEqualTo("IDEMPOTENCY_KEY");
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.context().idempotencyKey()).contains(key);
        assertThat(stage.journal().arrived()).isZero();
    }

    private static void facetRefuses(
            Case<String> one, Stage stage, BiFunction<Connections, CallOptions, Either<ConnectorError, ?>> write) {
        assertRefused(stage, write.apply(stage.open(), keyed(one.value())), one.value());
    }

    @ForEveryCase(asked = {Asked.CREATE, Asked.UPDATE, Asked.DELETE, Asked.PURGE})
    void aWriteThatCannotCarryItIsRefused(Case<String> one, Stage stage) {
        ViewCall<?> write = one.operation().about(stage, ID).with(keyed(one.value()));

        assertRefused(stage, one.ask(stage.open(), write), one.value());
    }

    @ForEveryCase(asked = Asked.SYNC, without = "IDEMPOTENCY_KEY")
    void aSyncThatCannotCarryItIsRefused(Case<String> one, Stage stage) {
        aWriteThatCannotCarryItIsRefused(one, stage);
    }

    @ForEveryCase(with = "LIFECYCLE")
    void aFacetThatCannotCarryItIsRefused(Case<String> one, Stage stage) {
        facetRefuses(
                one,
                stage,
                (client, key) -> client.facet(Lifecycle.class).orElseThrow().disable(ID, key));
    }

    @ForEveryCase(with = "BACKFILL")
    void aBackfillThatCannotCarryItIsRefused(Case<String> one, Stage stage) {
        facetRefuses(
                one,
                stage,
                (client, key) -> client.facet(Backfill.class).orElseThrow().backfill(ID, Asked.day(), key));
    }

    @ForEveryCase(with = "LIST")
    void aReadIgnoresIt(Case<String> one, Stage stage) {
        stage.seed(1);

        assertThat(one.answer(stage.open(), ViewCall.list().with(keyed(one.value())))
                        .items())
                .hasSize(1);
    }

    @ForEveryCase(with = {"SYNC", "IDEMPOTENCY_KEY"})
    void aSyncWithAKeyIsRepeatedAndItsJobNamesIt(Case<String> one, Stage stage) {
        ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING));
        stage.on(NeutralCall.SYNC).times(1).inject(Fault.statusAfterExecuting(503));

        Job job = one.answer(stage.open(), ViewCall.sync(id).with(keyed(one.value())));

        assertThat(job.idempotencyKey()).contains(one.value());
        assertThat(job.attached()).isFalse();
        assertThat(stage.sent(NeutralCall.SYNC)).hasSize(2);
    }

    @ForEveryCase(with = {"SYNC", "IDEMPOTENCY_KEY"})
    void anErrorOfASyncNamesTheKey(Case<String> one, Stage stage) {
        ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING));
        stage.always(NeutralCall.SYNC, Fault.status(403));

        SyncRequest once = SyncRequest.full().ifRunning(IfRunning.FAIL);
        ConnectorError error = one.error(stage.open(), ViewCall.sync(id, once).with(keyed(one.value())));

        assertThat(error.kind()).isEqualTo(ErrorKind.PERMISSION_DENIED);
        assertThat(error.context().idempotencyKey()).contains(one.value());
        assertThat(error.message()).contains("key " + one.value());
    }
}
