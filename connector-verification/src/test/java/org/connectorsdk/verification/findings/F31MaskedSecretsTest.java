package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.incidents.Stage;

/** F-31: a server that echoes a secret, in whatever form, finds it masked; and none gets among plain settings. */
@Finding(value = "F-31", rule = "One masker for every text of a vendor; a secret in plain settings is refused")
class F31MaskedSecretsTest {
    static List<Input<UnaryOperator<String>>> inputs() {
        return List.of(
                Input.of("as it is", token -> token),
                Input.of("numbered entities", token -> each(token, "&#%d;")),
                Input.of("hexadecimal entities", token -> each(token, "&#x%X;")),
                Input.of("percent signs", token -> each(token, "%%%02x")),
                Input.of("JSON escapes", token -> each(token, "\\u%04X")),
                Input.of("JSON within JSON", token -> each(token, "\\\\u%04x")),
                Input.of("Base64", token -> base64("user:" + token)),
                Input.of("Base64 at another offset", token -> base64("u:" + token + "!")),
                Input.of("percent signs of entities", token -> each(token, "%%26%%23%d%%3b")));
    }

    private static String each(String text, String format) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(String.format(format, c)));
        return escaped.toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ForEveryCase(with = "LIST")
    void echoOfTheCredentialIsMasked(Case<UnaryOperator<String>> one, Stage stage) {
        String secret = stage.secrets().get(0);
        String echo = one.value().apply(secret);
        String text = "bad credential " + echo + " of acme";
        stage.always(NeutralCall.LIST, Fault.status(422).json("{\"message\":" + new JsonString(text).toJson() + "}"));

        String message = one.error(stage.open(), ViewCall.list()).message();

        assertThat(message).contains("bad credential", "[secret]", "of acme");
        assertThat(message).doesNotContain(echo.substring(2, echo.length() - 4));
    }

    static List<Input<String>> forms() {
        return List.of(
                Input.of("password=", "cannot log in with password=hunter2-canary"),
                Input.of("user-info", "no answer of postgres://app:hunter2-canary@db/orders"),
                Input.of("JDBC", "jdbc:x://db/orders?user=app&password=hunter2-canary&ssl=true"),
                Input.of("JSON", "config was {\"host\":\"db\",\"api_key\":\"hunter2-canary\"}"),
                Input.of("escaped JSON", "config was {\\\"ssh\\\":{\\\"password\\\":\\\"hunter2-canary\\\"}}"),
                Input.of("bearer", "sent Authorization: Bearer hunter2-canary-0123"),
                Input.of("encoded query", "sent client_secret%3Dhunter2-canary%26x"));
    }

    @ForEveryCase(with = "LIST", inputs = "forms")
    void whatHasTheFormOfASecretIsMasked(Case<String> one, Stage stage) {
        stage.always(
                NeutralCall.LIST, Fault.status(422).json("{\"message\":" + new JsonString(one.value()).toJson() + "}"));

        assertThat(one.error(stage.open(), ViewCall.list()).message())
                .contains("[secret]")
                .doesNotContain("hunter2-canary");
    }

    static List<Input<JsonObject>> placed() {
        JsonObject secret = JsonObject.of("password", "hunter2-canary");
        return List.of(
                Input.of("api_key", JsonObject.of("api_key", "hunter2-canary")),
                Input.of("clientSecret", JsonObject.of("clientSecret", "hunter2-canary")),
                Input.of("ACCESS-TOKEN", JsonObject.of("ACCESS-TOKEN", "hunter2-canary")),
                Input.of("private_key", JsonObject.of("private_key", "hunter2-canary")),
                Input.of("within an object", JsonObject.of("ssh", secret)),
                Input.of("within a list", JsonObject.of("users", List.of(secret))),
                Input.of("an object of that name", JsonObject.of("secret", JsonObject.of("value", "hunter2-canary"))));
    }

    private static ConnectionSpec with(Stage stage, JsonObject more) {
        ConnectionSpec spec = stage.spec("orders");
        JsonObject.Builder config = spec.config().toBuilder();
        more.members().forEach(config::set);
        return spec.toBuilder().config(config.build()).build();
    }

    @ForEveryCase(with = "CREATE", inputs = "placed")
    void secretInPlainSettingsIsRefusedBeforeSending(Case<JsonObject> one, Stage stage) {
        ConnectionSpec spec = with(stage, one.value());

        ConnectorError error = one.error(stage.open(), ViewCall.create(spec));

        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(((ConnectorError.InvalidRequest) error).violations())
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.path()).startsWith("config.");
                    assertThat(violation.message()).contains("--secret", "vendor option config");
                });
        assertThat(error.message()).doesNotContain("hunter2");
        assertThat(stage.sent(NeutralCall.CREATE)).isEmpty();
    }

    static List<Input<JsonObject>> unchanged() {
        return List.of(
                Input.of("null", JsonObject.of("password", null)),
                Input.of("empty", JsonObject.of("password", "")),
                Input.of("asterisks", JsonObject.of("password", "********")),
                Input.of("bullets", JsonObject.of("password", "\u2022\u2022\u2022\u2022")),
                Input.of("redacted", JsonObject.of("password", "[REDACTED]")),
                Input.of("within an object", JsonObject.of("extra", JsonObject.of("password", "*****"))));
    }

    @ForEveryCase(
            with = "CREATE",
            only = {"hotdata", "planasonix", "virtuousai"},
            inputs = "unchanged")
    void whatNamesNoSecretIsLeftOutOfACreateAndSaid(Case<JsonObject> one, Stage stage) {
        ConnectionSpec spec = with(stage, one.value());

        Connection created = one.answer(stage.open(), ViewCall.create(spec));

        assertThat(created.warnings()).anySatisfy(warning -> assertThat(warning).contains("password", "left out"));
    }

    private static String shown(Job job) {
        return job + " " + job.failure() + job.warnings() + job.vendorFields().toJson();
    }

    @ForEveryCase(with = "SYNC", inputs = "forms")
    void theReasonOfAJobIsMaskedInEveryView(Case<String> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, new JobStep(JobState.FAILED, "", one.value()));

        ConnectorError.JobFailed error =
                (ConnectorError.JobFailed) one.error(client, ViewCall.await(ref, WaitPolicy.standard()));

        assertThat(error.message() + shown(error.job())).doesNotContain("hunter2-canary");
        if (stage.harness().reasonShown(one.value()).contains("hunter2-canary")) {
            assertThat(error.message()).contains("[secret]");
        }
        assertThat(shown(one.answer(client, ViewCall.job(ref)))).doesNotContain("hunter2-canary");
    }

    @ForEveryCase(with = "SYNC")
    void anEchoOfTheCredentialInAJobsReasonIsMasked(Case<UnaryOperator<String>> one, Stage stage) {
        Connections client = stage.open();
        String echo = one.value().apply(stage.secrets().get(0));
        JobRef ref = stage.started(client, new JobStep(JobState.FAILED, "", "no access with " + echo + " today"));

        ConnectorError.JobFailed error =
                (ConnectorError.JobFailed) one.error(client, ViewCall.await(ref, WaitPolicy.standard()));

        assertThat(error.message() + shown(error.job())).doesNotContain(echo.substring(2, echo.length() - 4));
    }

    /** Puts a text wherever the report of a test may have one. */
    private static void say(ObjectNode body, String text) {
        for (String name : List.of("message", "error", "detail", "reason", "serverVersion")) {
            body.put(name, text);
        }
        body.properties().forEach(member -> {
            if (member.getValue() instanceof ObjectNode inner) {
                inner.put("message", text);
            }
        });
    }

    @ForEveryCase(with = "TEST", inputs = "forms")
    void theTextsOfATestReportAreMasked(Case<String> one, Stage stage) {
        ConnectionId id = stage.seed(1).get(0).id();
        String last = stage.harness().operations(NeutralCall.TEST).get(0);
        stage.always(last, Fault.rewriteJson(body -> say(body, one.value())));

        String shown =
                one.ask(stage.open(), ViewCall.test(id)).fold(ConnectorError::message, F31MaskedSecretsTest::shown);

        assertThat(shown).contains("[secret]").doesNotContain("hunter2-canary");
    }

    private static String shown(TestReport report) {
        StringBuilder text = new StringBuilder(report.toString());
        report.parts()
                .forEach(part ->
                        text.append(part.message()).append(part.vendorFields().toJson()));
        return text.append(report.reason())
                .append(report.serverVersion())
                .append(report.vendorFields().toJson())
                .toString();
    }
}
