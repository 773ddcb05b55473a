package org.connectorsdk.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.util.Map;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.ConnectionStatus.Health;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading, creating and deleting connections. */
class ConnectionLifeTest {
    private static final String CREATE = "create-connection";

    @RegisterExtension
    final VirtuousAiFixture fixture = new VirtuousAiFixture();

    private static ConnectionSpec.Builder warehouse() {
        return ConnectionSpec.builder("Orders warehouse", "postgres")
                .config(JsonObject.of("host", "db.example.test", "port", 5432))
                .secrets("username", Secret.of("reader"))
                .secrets("password", Secret.of("not-a-real-secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "active, HEALTHY",
        "error, UNHEALTHY",
        "expired, UNHEALTHY",
        "pending, PENDING",
        "needs_verification, PENDING",
        "disabled, DISABLED",
        "hibernating, UNKNOWN",
    })
    void aStatusIsReadNeutrallyAndKeptAsItCame(String word, Health health) {
        fixture.fault("get-connection", Fault.rewriteJson(body -> body.put("status", word)));
        Connection found = right(fixture.open().get(fixture.seeded("postgres")));
        assertThat(found.status()).isEqualTo(ConnectionStatus.of(word, health));
    }

    @Test
    void anOldDeploymentShowsFewerFieldsAndANewOneMore() {
        fixture.fault(
                "get-connection",
                Fault.rewriteJson(body -> body.retain("id", "name", "provider", "status")),
                Fault.rewriteJson(body -> body.put("templateId", "t-1").put("provider", "snowflake")));
        Connections connections = fixture.open();
        ConnectionId id = fixture.seeded("postgres");
        assertThat(right(connections.get(id)).createdAt()).isEmpty();
        Connection newer = right(connections.get(id));
        assertThat(newer.type()).isEqualTo("snowflake");
        assertThat(newer.vendorFields().string("templateId")).hasValue("t-1");
    }

    @Test
    void aConnectionIsFoundByItsSlugAsWell() {
        String slug = "wh/ü 100%";
        right(fixture.open()
                .create(warehouse().vendorOptions(JsonObject.of("slug", slug)).build()));
        assertThat(right(fixture.open().get(ConnectionId.of(slug))).name()).isEqualTo("Orders warehouse");
        assertThat(fixture.last("get-connection-by-slug").path())
                .isEqualTo("/api/v1/connections/slug/wh%2F%C3%BC%20100%25");
    }

    @Test
    void aConnectionIsCreatedWithItsSecretsApartFromItsConfig() {
        Connection created = right(fixture.open().create(warehouse().build()));
        String id = created.id().value();
        assertThat(fixture.simulator().storedCredentials(id))
                .isEqualTo(Map.of("username", "reader", "password", "not-a-real-secret"));
        assertThat(fixture.simulator().connection(id).path("config").toString())
                .isEqualTo("{\"host\":\"db.example.test\",\"port\":5432}");
        assertThat(created.status().health()).isEqualTo(Health.PENDING);
        assertThat(right(fixture.open().get(created.id()))).isEqualTo(created);
    }

    @Test
    void aConnectionWhoseCreationIsAnsweredInFewWordsIsCreated() {
        fixture.fault(CREATE, Fault.rewriteJson(body -> body.retain("id")));
        Connection created = right(fixture.open().create(warehouse().build()));
        assertThat(created.id().value()).isNotEmpty();
        assertThat(created.status().health()).isEqualTo(Health.UNKNOWN);
        assertThat(fixture.simulator()
                        .connection(created.id().value())
                        .path("name")
                        .asText())
                .isEqualTo("Orders warehouse");
    }

    @Test
    void aConnectionWithoutSecretsIsCreatedWithNone() {
        right(fixture.open()
                .create(ConnectionSpec.builder("drive", "google_drive").build()));
        assertThat(fixture.last(CREATE).bodyText()).contains("\"credentials\":{}");
    }

    @Test
    void aSlugThatIsTakenIsAConflict() {
        JsonObject options = JsonObject.of("slug", "wh");
        right(fixture.open().create(warehouse().vendorOptions(options).build()));
        ConnectorError.Conflict error = failed(
                fixture.open().create(warehouse().vendorOptions(options).build()), ConnectorError.Conflict.class);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.message()).contains("Slug already in use", "Choose another slug");
        assertThat(fixture.simulator().connectionIds()).hasSize(1);
    }

    @Test
    void whatTheVendorRefusesIsNamedInNeutralWords() {
        ConnectionSpec spec = ConnectionSpec.builder("n", "snowflake")
                .vendorOptions(JsonObject.of("visibility", "team", "colour", "red"))
                .build();
        assertThat(failed(fixture.open().create(spec), ConnectorError.InvalidRequest.class)
                        .violations())
                .extracting(FieldViolation::path, FieldViolation::code)
                .containsExactlyInAnyOrder(
                        tuple("type", "enum"),
                        tuple("vendorOptions.visibility", "enum"),
                        tuple("colour", "extra_forbidden"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255})
    void aNameOfEveryAllowedLengthIsSent(int length) {
        String name = new String(Character.toChars(0x1F600)).repeat(length);
        right(fixture.open().create(ConnectionSpec.builder(name, "s3").build()));
    }

    @Test
    void everythingThatIsWrongIsToldBeforeAnythingIsSent() {
        ConnectionSpec spec = ConnectionSpec.builder("n".repeat(256), "s3")
                .config(JsonObject.of("region", "x"))
                .secrets("region", Secret.of("x"))
                .credential(CredentialRef.id("c"))
                .vendorOptions(JsonObject.of("provider", "s3"))
                .build();
        ConnectorError.InvalidRequest error = failed(fixture.open().create(spec), ConnectorError.InvalidRequest.class);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.violations())
                .extracting(FieldViolation::path)
                .containsExactly("name", "vendorOptions.provider", "config.region", "credential");
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void secretsThatTheAnswerEchoesAreNotKept() {
        fixture.fault(CREATE, Fault.rewriteJson(body -> {
            body.putObject("credentials").put("password", "not-a-real-secret");
            body.put("dsn", "postgres://reader:not-a-real-secret@db");
            body.withObject("/config").put("password", "not-a-real-secret").put("url", "//not-a-real-secret@db");
        }));
        Connection created = right(fixture.open().create(warehouse().build()));
        assertThat(created.vendorFields().toString())
                .contains("dsn")
                .doesNotContain("not-a-real-secret", "credentials");
        assertThat(created.config().names()).containsExactly("host", "port", "url");
        assertThat(created.config().toString()).doesNotContain("not-a-real-secret");
    }

    @Test
    void secretsAndMasksInTheConfigOfANewConnectionAreRefused() {
        ConnectionSpec spec = ConnectionSpec.builder("n", "postgres")
                .config(JsonObject.of("ssh", JsonObject.of("password", "p"), "api_key", "given", "account", "12****89"))
                .build();
        assertThat(failed(fixture.open().create(spec), ConnectorError.InvalidRequest.class)
                        .violations())
                .extracting(FieldViolation::path)
                .containsExactly("config.ssh.password", "config.api_key");
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void aSecretThatTheVendorShowsIsMaskedWhereverItStands() {
        ConnectionId id = fixture.seeded("postgres", "password", "s3cret-canary");
        fixture.fault("get-connection", Fault.rewriteJson(body -> body.put("api_key", "s3cret-canary")));
        Connection read = right(fixture.open().get(id));
        assertThat(read.config().toJson() + read.vendorFields().toJson())
                .contains("password", "api_key")
                .doesNotContain("s3cret-canary");
    }

    @Test
    void aSecretOfAnOddElementIsMaskedAsWell() {
        fixture.fault(
                "list-connections",
                Fault.status(200)
                        .json("{\"connections\":[{\"id\":\"x\",\"name\":\"n\",\"provider\":\"s3\","
                                + "\"config\":[{\"password\":\"s3cret-canary\"}]}],\"hasNext\":false}"));
        Connection odd =
                right(fixture.open().list(ConnectionQuery.all())).items().get(0);
        assertThat(odd.warnings()).isNotEmpty();
        assertThat(odd.vendorFields().toJson()).contains("password").doesNotContain("s3cret-canary");
    }

    @Test
    void aSlugInsteadOfTheIdIsNotFoundWithAdvice() {
        assertThat(failed(fixture.open().delete(ConnectionId.of("orders-warehouse")), ConnectorError.NotFound.class)
                        .message())
                .contains("not a UUID", "slug");
    }
}
