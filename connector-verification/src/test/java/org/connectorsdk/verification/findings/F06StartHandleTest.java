package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.testkit.conformance.ConformanceSubject.JobStep;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.incidents.Stage;

/** F-06: a start that names its job is a handle, whatever else is odd in the answer. */
@Finding(value = "F-06", rule = "A start that names its job is a handle, whatever else is odd")
class F06StartHandleTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static List<Input<Consumer<ObjectNode>>> inputs() {
        return List.of(
                Input.of("nothing but the id", StartAnswers::strip),
                Input.of("every other member is null", body -> StartAnswers.spoil(body, JSON.nullNode())),
                Input.of("every other member is a list", body -> StartAnswers.spoil(body, JSON.arrayNode())),
                Input.of("every other member is a list with null", body -> StartAnswers.spoil(body, nulls())),
                Input.of("every other member is an object", body -> StartAnswers.spoil(body, JSON.objectNode())),
                Input.of("every other member is an object of a list", body -> StartAnswers.spoil(body, nested())));
    }

    private static ArrayNode nulls() {
        return JSON.arrayNode().add(JSON.nullNode());
    }

    private static ObjectNode nested() {
        return JSON.objectNode().set("attempt", nulls());
    }

    @ForEveryCase(with = "SYNC")
    void aSyncIsAHandleAtOnceAndSaysWhatIsOdd(Case<Consumer<ObjectNode>> one) {
        try (Stage stage = new Stage(one.target())) {
            Connections client = stage.open();
            ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING), JobStep.of(JobState.RUNNING));
            stage.on(NeutralCall.SYNC).inject(Fault.rewriteJson(one.value()));
            Instant before = stage.clock().now();

            Job job = one.view().ask(client, ViewCall.sync(id)).get();

            assertThat(stage.clock().now()).isEqualTo(before);
            assertThat(job.attached()).isFalse();
            assertThat(job.warnings()).isNotEmpty();
            assertThat(stage.sent(NeutralCall.SYNC)).hasSize(1);
            assertThat(client.job(job.ref()).get().ref().jobId())
                    .isEqualTo(job.ref().jobId());
        }
    }

    @ForEveryCase(only = {"airbyte", "airbyte-public"})
    void aPurgeIsAHandleAtOnce(Case<Consumer<ObjectNode>> one) {
        try (Stage stage = new Stage(one.target())) {
            Connections client = stage.open();
            ConnectionId id = stage.subject().seedSyncable().orElseThrow();
            stage.on(NeutralCall.PURGE).inject(Fault.rewriteJson(one.value()));
            Instant before = stage.clock().now();

            Purge purge = one.view()
                    .ask(client, ViewCall.purge(id, PurgeRequest.connection()))
                    .get();

            assertThat(stage.clock().now()).isEqualTo(before);
            assertThat(client.job(purge.job().orElseThrow()).isRight()).isTrue();
        }
    }

    @ForEveryCase(with = "BACKFILL")
    void aBackfillIsAHandleAtOnceAndSaysWhatIsOdd(Case<Consumer<ObjectNode>> one) {
        try (Stage stage = new Stage(one.target())) {
            Connections client = stage.open();
            ConnectionId id = stage.subject().seedSyncable().orElseThrow();
            stage.subject().simulator().faults().on("orchestration.backfill").inject(Fault.rewriteJson(one.value()));
            Instant from = Instant.parse("2026-01-01T00:00:00Z");
            Instant before = stage.clock().now();

            Job job = client.facet(Backfill.class)
                    .orElseThrow()
                    .backfill(id, new Backfill.Span(from, from.plusSeconds(3600), List.of()), CallOptions.none())
                    .get();

            assertThat(stage.clock().now()).isEqualTo(before);
            assertThat(job.warnings()).isNotEmpty();
            assertThat(job.ref().connection()).isEqualTo(Optional.of(id));
        }
    }
}
