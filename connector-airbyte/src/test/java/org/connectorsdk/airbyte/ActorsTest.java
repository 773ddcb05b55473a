package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.airbyte.ActorSpecs.PASSWORD;
import static org.connectorsdk.airbyte.ActorSpecs.link;
import static org.connectorsdk.airbyte.ActorSpecs.postgres;
import static org.connectorsdk.airbyte.ActorSpecs.s3;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.model.CheckOutcome;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources and destinations: made for a connection, and tested for it. */
class ActorsTest {
    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    @Test
    void aSecretGoesWhereItsPathSays() {
        ConnectionSpec.Builder nested = ConnectionSpec.builder("tides", "Tide Tables")
                .config(JsonObject.of("auth", JsonObject.of("kind", "key")))
                .secrets("auth.api_key", Secret.of(PASSWORD));
        Connection created = right(fixture.open().create(link(nested, s3())));
        assertThat(fixture.state()
                        .configuration(created.source().orElseThrow().id())
                        .path("auth")
                        .toString())
                .isEqualTo("{\"kind\":\"key\",\"api_key\":\"" + PASSWORD + "\"}");
    }

    @Test
    void aSecretInAListTakesThePlaceOfItsMask() {
        List<JsonObject> keys = List.of(
                JsonObject.of("id", "first"), JsonObject.of(Map.of("id", "second", "secret_access_key", "**********")));
        ConnectionSpec.Builder lake = ConnectionSpec.builder("lake", "s3")
                .config(JsonObject.of("bucket", "lake", "keys", keys, "tokens", List.of("*****", "*****")))
                .secrets("keys.1.secret_access_key", Secret.of(PASSWORD))
                .secrets("tokens.0", Secret.of("t0"))
                .secrets("tokens.1", Secret.of("t1"));
        Connection created = right(fixture.open().create(link(postgres(), lake)));
        JsonNode stored = fixture.state()
                .configuration(created.destination().orElseThrow().id());
        assertThat(stored.path("keys").path(0).toString()).isEqualTo("{\"id\":\"first\"}");
        assertThat(stored.path("keys").path(1).path("id").asText()).isEqualTo("second");
        assertThat(stored.path("keys").path(1).path("secret_access_key").asText())
                .isEqualTo(PASSWORD);
        assertThat(stored.path("tokens").toString()).isEqualTo("[\"t0\",\"t1\"]");
    }

    @Test
    void aRefusalThatQuotesASecretOfAListIsMasked() {
        ConnectionSpec.Builder lake = ConnectionSpec.builder("lake", "s3")
                .config(JsonObject.of("bucket", "lake", "tokens", List.of("")))
                .secrets("tokens.0", Secret.of(PASSWORD));
        fixture.fault("create-destination", Fault.status(422).json("{\"message\":\"bad value " + PASSWORD + "\"}"));
        assertThat(failed(fixture.open().create(link(postgres(), lake)), ConnectorError.InvalidRequest.class)
                        .message())
                .contains("bad value")
                .doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"keys.2.secret", "keys.x.secret", "keys.-1.secret", "keys.99999999999.secret", "bucket.secret"})
    void aSecretWhosePathLeadsNowhereIsRefused(String path) {
        ConnectionSpec.Builder lake = ConnectionSpec.builder("lake", "s3")
                .config(JsonObject.of("bucket", "lake", "keys", List.of(JsonObject.empty(), JsonObject.empty())))
                .secrets(path, Secret.of(PASSWORD));
        assertThat(failed(fixture.open().create(link(postgres(), lake)), ConnectorError.InvalidRequest.class)
                        .violations())
                .extracting(FieldViolation::path)
                .containsExactly("destination.secrets." + path);
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "keys", "tunnel"})
    void aSecretNeverTakesThePlaceOfSettingsOrOfOtherSecrets(String path) {
        ConnectionSpec.Builder lake = ConnectionSpec.builder("lake", "s3")
                .config(JsonObject.of("auth", JsonObject.of("kind", "key"), "keys", List.of("first")))
                .secrets("tunnel.key", Secret.of(PASSWORD))
                .secrets(path, Secret.of(PASSWORD));
        assertThat(failed(fixture.open().create(link(postgres(), lake)), ConnectorError.InvalidRequest.class)
                        .violations())
                .extracting(FieldViolation::path)
                .containsExactly("destination.secrets." + path);
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void aMaskIsNeverStoredAsAPassword() {
        ConnectionSpec.Builder copied = ConnectionSpec.builder("copy", "S3")
                .config(JsonObject.of("bucket", "b", "secret_access_key", "**********"));
        Connection created = right(fixture.open().create(link(postgres(), copied)));
        assertThat(created.warnings())
                .contains("destination.config.secret_access_key was left out: null, an empty string or a"
                        + " mask is not a secret");
        assertThat(fixture.state()
                        .configuration(created.destination().orElseThrow().id())
                        .toString())
                .isEqualTo("{\"bucket\":\"b\"}");
    }

    @Test
    void bothEndsAreLookedThroughForSecretsBeforeOneIsCreated() {
        ConnectionSpec.Builder source =
                ConnectionSpec.builder("shop", "postgres").config(JsonObject.of("host", "db", "password", PASSWORD));
        ConnectionSpec.Builder destination = ConnectionSpec.builder("lake", "s3")
                .config(JsonObject.of("bucket", "lake", "keys", List.of(JsonObject.of("secret_access_key", PASSWORD))));
        ConnectorError.InvalidRequest error =
                failed(fixture.open().create(link(source, destination)), ConnectorError.InvalidRequest.class);
        assertThat(error.violations())
                .extracting(FieldViolation::path)
                .containsExactly("source.config.password", "destination.config.keys.0.secret_access_key");
        assertThat(error.message()).doesNotContain(PASSWORD);
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void whenNobodyKnowsWhetherTheSourceExistsTheErrorSaysSo() {
        fixture.fault("create-source", Fault.resetAfterExecuting());
        ConnectorError error = fixture.open().create(link(postgres(), s3())).getLeft();
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message()).contains("whether the source was created is unknown");
        assertThat(fixture.requests("create-source")).isEqualTo(1);
        assertThat(fixture.requests("create-connection")).isZero();
    }

    @Test
    void aSourceInDoubtIsNoConnectionThatCouldBeFound() {
        fixture.fault("create-source", Fault.resetAfterExecuting());
        Connections connections = fixture.open();
        ConnectorError error = connections.create(link(postgres(), s3())).getLeft();
        failed(connections.reconcile(error), ConnectorError.InvalidRequest.class);
    }

    @Test
    void anEndThatFailsIsAReportAndNoError() {
        fixture.state().check(fixture.destination(), CheckOutcome.failure("Access denied to bucket lake"));
        TestReport report = right(fixture.open().test(fixture.connection()));
        assertThat(report.ok()).isFalse();
        assertThat(report.message()).isEqualTo("destination: Access denied to bucket lake");
        assertThat(report.parts()).extracting(TestReport.Part::ok).containsExactly(true, false);
    }

    @Test
    void aCheckThatCouldNotRunIsToldApart() {
        fixture.state().check(fixture.source(), CheckOutcome.couldNotRun());
        assertThat(right(fixture.open().test(fixture.connection())).message())
                .isEqualTo("source: the check could not be run");
    }

    @Test
    void settingsAreTestedWithoutBeingStored() {
        TestReport report = right(fixture.open().test(link(postgres(), s3())));
        assertThat(report.ok()).isTrue();
        assertThat(fixture.requests("check-source-config")).isEqualTo(1);
        assertThat(fixture.requests("create-source")).isZero();
    }

    @Test
    void whatOnlyAStoredEndTakesIsNotSentWithATest() {
        ConnectionSpec.Builder source = postgres().vendorOptions(JsonObject.of("resourceAllocation", 1));
        assertThat(right(fixture.open().test(link(source, s3()))).ok()).isTrue();
    }

    @Test
    void aCheckIsRepeatedOnceAtMost() {
        fixture.simulator().faults().on("check-source").times(2).inject(Fault.status(502));
        failed(fixture.open().test(fixture.connection()), ConnectorError.ProviderFailure.class);
    }

    @Test
    void aServerOf2023StillHasSources() {
        fixture.restart(AirbyteOptions.of2023());
        assertThat(fixture.open().create(link(postgres(), s3())).isRight()).isTrue();
    }
}
