package org.connectorsdk.verification.findings.answers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.connectorsdk.airbyte.config.AirbyteConfigApi;
import org.connectorsdk.airbyte.wire.AttemptWires.AttemptWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdWire;
import org.connectorsdk.airbyte.wire.JobWires.JobIdWire;
import org.connectorsdk.airbyte.wire.JobWires.JobInfoWire;
import org.connectorsdk.airbyte.wire.JobWires.SynchronousJobWire;
import org.connectorsdk.airbyte.wire.SourceWires.SourceIdWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;
import org.jspecify.annotations.Nullable;

/** F-45: a native answer keeps what it has no place for, at every depth. */
@Finding(
        value = "F-45",
        rule = "Native answers lose nothing: unknown members are kept, times read or shown, nothing is added")
class F45NativeAnswersTest {
    private static final String ADDED = "addedLater";

    static List<Input<String>> inputs() {
        return List.of(
                Input.of("a text", "\"later\""),
                Input.of("a number of many digits", "12345678901234567890.125"),
                Input.of("a flag", "true"),
                Input.of("an object", "{\"a\":{\"b\":[1,null]}}"),
                Input.of("a list", "[{\"x\":1},[]]"),
                Input.of("an empty text", "\"\""));
    }

    private static JsonValue value(String json) {
        return Json.parse(json.getBytes(UTF_8)).orElseThrow();
    }

    /** Adds a member to every object of an answer. */
    private static Fault adding(String json) {
        JsonNode added = tree(json);
        return Fault.rewriteTree(answer -> addTo(answer, added));
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("json: not JSON", e);
        }
    }

    private static void addTo(JsonNode node, JsonNode added) {
        node.forEach(child -> addTo(child, added));
        if (node instanceof ObjectNode object) {
            object.set(ADDED, added);
        }
    }

    private static AirbyteConfigApi airbyte(Stage stage) {
        return stage.open().unwrap(AirbyteConfigApi.class).orElseThrow();
    }

    @ForEveryCase(only = "airbyte")
    void aJobAndItsAttemptsKeepWhatStandsBesideTheLogs(Case<String> one, Stage stage) {
        JobRef ref = stage.started(stage.open(), JobStep.of(JobState.RUNNING), JobStep.of(JobState.RUNNING));
        stage.on("get-job").inject(adding(one.value()));

        JobInfoWire info = airbyte(stage)
                .getJob(new JobIdWire(Long.parseLong(ref.jobId())), CallOptions.none())
                .get();

        assertThat(info.more()).containsExactly(Map.entry(ADDED, value(one.value())));
        assertThat(info.attempts()).isNotEmpty().allSatisfy(attempt -> {
            assertThat(attempt.more()).containsExactly(Map.entry(ADDED, value(one.value())));
            assertThat(attempt.attempt()).extracting(AttemptWire::more).isEqualTo(Map.of(ADDED, value(one.value())));
        });
    }

    @ForEveryCase(only = "airbyte")
    void aCheckKeepsWhatItsRunSays(Case<String> one, Stage stage) {
        ConnectionId id = stage.seed(1).get(0).id();
        AirbyteConfigApi api = airbyte(stage);
        String source = String.valueOf(api.getConnectionEnds(new ConnectionIdWire(id.value()), CallOptions.none())
                .get()
                .sourceId());
        stage.on("check-source").inject(adding(one.value()));

        Optional<SynchronousJobWire> run =
                Optional.ofNullable(api.checkSource(new SourceIdWire(source), CallOptions.none())
                        .get()
                        .jobInfo());

        assertThat(run)
                .map(SynchronousJobWire::more)
                .hasValueSatisfying(more -> assertThat(more)
                        .containsEntry(ADDED, value(one.value()))
                        .doesNotContainKey("logs"));
    }

    /** How a job of the public API may say when it began, and the instant that it means; null for none. */
    record Begun(String text, @Nullable Instant meant) {}

    static List<Input<Begun>> times() {
        Instant noon = Instant.parse("2025-08-21T12:40:00Z");
        return List.of(
                Input.of("with seconds", new Begun("2025-08-21T12:40:00Z", noon)),
                Input.of("without seconds", new Begun("2025-08-21T12:40Z", noon)),
                Input.of("with a zone", new Begun("2025-08-21T14:40:00+02:00", noon)),
                Input.of("with a blank", new Begun("2025-08-21 12:40:00", noon)),
                Input.of("in parts of a second", new Begun("2025-08-21T12:40:00.000000Z", noon)),
                Input.of("a day that is none", new Begun("2025-02-30T12:40:00Z", null)),
                Input.of("no time at all", new Begun("yesterday", null)));
    }

    @ForEveryCase(only = "airbyte-public", inputs = "times")
    void aTimeIsReadOrShownAsItCame(Case<Begun> one, Stage stage) {
        JobRef ref = stage.started(stage.open(), JobStep.of(JobState.RUNNING), JobStep.of(JobState.RUNNING));
        stage.always(
                NeutralCall.JOB,
                Fault.rewriteJson(answer -> answer.put("startTime", one.value().text())
                        .put("lastUpdatedAt", one.value().text())));

        Job job = one.answer(stage.open(), ViewCall.job(ref));

        Optional<Instant> meant = Optional.ofNullable(one.value().meant());
        assertThat(job.createdAt()).isEqualTo(meant);
        assertThat(job.vendorFields().string("startTime"))
                .isEqualTo(
                        meant.isPresent()
                                ? Optional.empty()
                                : Optional.of(one.value().text()));
        assertThat(job.vendorFields().string("lastUpdatedAt"))
                .hasValue(one.value().text());
    }

    /** What nobody gave. */
    static List<Input<UnaryOperator<ConnectionSpec.Builder>>> specs() {
        return List.of(
                Input.of("nothing", spec -> spec),
                Input.of("a secret", spec -> spec.secrets("password", Secret.of("pa55w0rd"))),
                Input.of(
                        "two secrets",
                        spec -> spec.secrets("user", Secret.of("us3r")).secrets("password", Secret.of("pa55"))),
                Input.of("an empty config", spec -> spec.config(JsonObject.empty())),
                Input.of("a slug", spec -> spec.vendorOptions(JsonObject.of(Map.of("slug", "orders-1")))),
                Input.of("a visibility", spec -> spec.vendorOptions(JsonObject.of(Map.of("visibility", "private")))));
    }

    @ForEveryCase(only = "virtuousai", inputs = "specs")
    void aConfigThatNobodyGaveIsNotSent(Case<UnaryOperator<ConnectionSpec.Builder>> one, Stage stage) {
        ConnectionSpec spec =
                one.value().apply(ConnectionSpec.builder("orders", "postgres")).build();

        one.answer(stage.open(), ViewCall.create(spec));

        byte[] sent = stage.journal().of("create-connection").get(0).body();
        assertThat(Json.parse(sent).flatMap(JsonValue::asObject).orElseThrow().names())
                .contains("name")
                .doesNotContain("config");
    }
}
