package org.connectorsdk.verification.findings.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
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

    @ForEveryCase(with = "SYNC", except = "fivetran")
    void aSyncIsAHandleAtOnceAndSaysWhatIsOdd(Case<Consumer<ObjectNode>> one, Stage stage) {
        Connections client = stage.open();
        ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING), JobStep.of(JobState.RUNNING));
        stage.on(NeutralCall.SYNC).inject(Fault.rewriteJson(one.value()));
        Instant before = stage.clock().now();

        Job job = one.answer(client, ViewCall.sync(id));

        assertThat(stage.clock().now()).isEqualTo(before);
        assertThat(job.attached()).isFalse();
        assertThat(job.warnings()).isNotEmpty();
        assertThat(stage.sent(NeutralCall.SYNC)).hasSize(1);
        assertThat(client.job(job.ref()).get().ref().jobId())
                .isEqualTo(job.ref().jobId());
    }

    @ForEveryCase(only = {"airbyte", "airbyte-public"})
    void aPurgeIsAHandleAtOnce(Case<Consumer<ObjectNode>> one, Stage stage) {
        Connections client = stage.open();
        ConnectionId id = stage.harness().seedSyncable().orElseThrow();
        stage.on(NeutralCall.PURGE).inject(Fault.rewriteJson(one.value()));
        Instant before = stage.clock().now();

        Purge purge = one.answer(client, ViewCall.purge(id, PurgeRequest.connection()));

        assertThat(stage.clock().now()).isEqualTo(before);
        assertThat(client.job(purge.job().orElseThrow()).isRight()).isTrue();
    }

    @ForEveryCase(with = "BACKFILL")
    void aBackfillIsAHandleAtOnceAndSaysWhatIsOdd(Case<Consumer<ObjectNode>> one, Stage stage) {
        Connections client = stage.open();
        ConnectionId id = stage.harness().seedSyncable().orElseThrow();
        stage.on("orchestration.backfill").inject(Fault.rewriteJson(one.value()));
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

    /** A start of the public API: what stands in it, what it says of rows, and whether something of it is odd. */
    private record Counted(Consumer<ObjectNode> change, OptionalLong rows, boolean odd) {}

    private static Counted rows(JsonNode written, long read) {
        return new Counted(body -> body.set("rowsSynced", written), OptionalLong.of(read), false);
    }

    private static Counted odd(JsonNode written) {
        return new Counted(body -> body.set("rowsSynced", written), OptionalLong.empty(), true);
    }

    static List<Input<Counted>> counters() {
        return List.of(
                Input.of("12.0", rows(JSON.numberNode(new BigDecimal("12.0")), 12)),
                Input.of("1.5e9", rows(JSON.numberNode(new BigDecimal("1.5e9")), 1_500_000_000L)),
                Input.of("more than 32 bits", rows(JSON.numberNode(3_000_000_000L), 3_000_000_000L)),
                Input.of("the largest number", rows(JSON.numberNode(Long.MAX_VALUE), Long.MAX_VALUE)),
                Input.of("zero with places", rows(JSON.numberNode(new BigDecimal("0.000")), 0)),
                Input.of("half a row", odd(JSON.numberNode(new BigDecimal("12.5")))),
                Input.of("more than 64 bits", odd(JSON.numberNode(new BigDecimal("1e30")))),
                Input.of("an object", odd(JSON.objectNode())));
    }

    @ForEveryCase(only = "airbyte-public", inputs = "counters")
    void aWholeNumberIsReadHoweverItIsWritten(Case<Counted> one) {
        Job job = startedWith(one, one.value().change());

        assertThat(job.progress().rows()).isEqualTo(one.value().rows());
        assertThat(!job.warnings().isEmpty())
                .as("%s", job.warnings())
                .isEqualTo(one.value().odd());
    }

    private static void attempts(ObjectNode body, JsonNode attempts) {
        body.set("attempts", attempts);
    }

    private static ArrayNode attempt(JsonNode id) {
        ArrayNode attempts = JSON.arrayNode();
        attempts.addObject().putObject("attempt").put("status", "running").set("id", id);
        return attempts;
    }

    static List<Input<Consumer<ObjectNode>>> attempts() {
        return List.of(
                Input.of(
                        "an attempt that is null",
                        body -> attempts(
                                body, JSON.arrayNode().add(JSON.objectNode().putNull("attempt")))),
                Input.of("null for an attempt", body -> attempts(body, nulls())),
                Input.of(
                        "an attempt without members",
                        body -> attempts(body, JSON.arrayNode().add(JSON.objectNode()))),
                Input.of("an attempt of text", body -> attempts(body, attempt(JSON.textNode("first")))),
                Input.of("attempts that are a text", body -> attempts(body, JSON.textNode("none"))),
                Input.of(
                        "attempts that are an object",
                        body -> attempts(body, JSON.objectNode().put("id", 1))));
    }

    @ForEveryCase(only = "airbyte", inputs = "attempts")
    void anOddAttemptIsSkippedAndSaid(Case<Consumer<ObjectNode>> one) {
        assertThat(startedWith(one, one.value()).warnings()).isNotEmpty();
    }

    /** Answers in which nothing is odd: a number of 64 bits, and members that are left out. */
    static List<Input<Consumer<ObjectNode>>> sound() {
        return List.of(
                Input.of("an attempt of many", body -> attempts(body, attempt(JSON.numberNode(3_000_000_000L)))),
                Input.of("an attempt of 1.0", body -> attempts(body, attempt(JSON.numberNode(new BigDecimal("1.0"))))),
                Input.of("no attempts", body -> attempts(body, JSON.arrayNode())),
                Input.of("attempts of null", body -> body.putNull("attempts")),
                Input.of("attempts left out", body -> body.remove("attempts")));
    }

    @ForEveryCase(only = "airbyte", inputs = "sound")
    void whatIsNotOddIsNotSaid(Case<Consumer<ObjectNode>> one) {
        assertThat(startedWith(one, one.value()).warnings()).isEmpty();
    }

    private static Job startedWith(Case<?> one, Consumer<ObjectNode> change) {
        try (Stage stage = new Stage(one.target())) {
            Connections client = stage.open();
            ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING), JobStep.of(JobState.RUNNING));
            stage.on(NeutralCall.SYNC).inject(Fault.rewriteJson(change));
            Instant before = stage.clock().now();

            Job job = one.answer(client, ViewCall.sync(id));

            assertThat(stage.clock().now()).isEqualTo(before);
            assertThat(job.attached()).isFalse();
            assertThat(stage.sent(NeutralCall.SYNC)).hasSize(1);
            return job;
        }
    }
}
