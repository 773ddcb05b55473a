package org.connectorsdk.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;
import static org.connectorsdk.virtuousai.VirtuousAiFixture.NOWHERE;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.virtuousai.wire.ConnectionWires.ConnectionChangeWire;
import org.connectorsdk.virtuousai.wire.ConnectionWires.NewConnectionWire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changing connections without losing what is not to be changed. */
class UpdateTest {
    private static final String UPDATE = "update-connection";
    private static final String SETTINGS = "get-connection-edit-settings";

    @RegisterExtension
    final VirtuousAiFixture fixture = new VirtuousAiFixture();

    private static ConnectionChange config(String name, Object value) {
        return ConnectionChange.builder().config(JsonObject.of(name, value)).build();
    }

    private String storedConfig(ConnectionId id) {
        return fixture.simulator().connection(id.value()).path("config").toString();
    }

    @Test
    void whatNobodyModelsSurvivesWithItsExactNumbers() {
        ConnectionId id = fixture.seeded("postgres");
        fixture.fault(
                SETTINGS,
                Fault.rewriteJson(body -> ((ObjectNode) body.path("config"))
                        .put("big", 9007199254740993L)
                        .put("exact", new BigDecimal("0.10"))
                        .putNull("nothing")));
        right(fixture.open().update(id, config("port", 1)));
        assertThat(fixture.last(UPDATE).bodyText())
                .contains("\"big\":9007199254740993,\"exact\":0.10,\"nothing\":null,\"port\":1");
    }

    @Test
    void aNullRemovesASetting() {
        ConnectionId id = fixture.seeded("postgres");
        Connection changed = right(fixture.open().update(id, config("host", JsonNull.INSTANCE)));
        assertThat(storedConfig(id)).isEqualTo("{}");
        assertThat(changed.warnings()).isEmpty();
    }

    @Test
    void aSettingThatTheVendorKeptAgainstTheRequestIsSaid() {
        ConnectionId id = fixture.seeded("postgres");
        fixture.fault(
                UPDATE, Fault.rewriteJson(body -> ((ObjectNode) body.path("config")).put("host", "db.example.test")));
        assertThat(right(fixture.open().update(id, config("host", JsonNull.INSTANCE)))
                        .warnings())
                .containsExactly("the vendor kept the setting 'host', which was to be removed");
    }

    @Test
    void aSecretThatTheVendorDroppedIsSaid() {
        ConnectionId id = fixture.seeded("postgres");
        fixture.fault(
                SETTINGS,
                Fault.pass(),
                Fault.rewriteJson(body -> ((ObjectNode) body.at("/secretFields/password")).put("configured", false)));
        ConnectionChange change = ConnectionChange.builder()
                .secrets("username", Secret.of("reader"))
                .build();
        assertThat(right(fixture.open().update(id, change)).warnings())
                .containsExactly(
                        "the vendor dropped the secret 'password', which was not part of the change; set it again");
    }

    @Test
    void aSecretLikeAMaskIsSentWhenTheCallerMeansIt() {
        ConnectionId id = fixture.seeded("postgres");
        right(fixture.open()
                .update(
                        id,
                        ConnectionChange.builder()
                                .secrets("password", Secret.of("*****"))
                                .build()));
        assertThat(fixture.simulator().storedCredentials(id.value())).isEqualTo(Map.of("password", "*****"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"********", "sk****EA", "\u2022\u2022\u2022\u2022"})
    void aMaskInTheStoredConfigIsNeverWrittenBack(String mask) {
        ConnectionId id = fixture.seeded("postgres", "apiKey", mask);
        ConnectorError.InvalidRequest error =
                failed(fixture.open().update(id, config("port", 1)), ConnectorError.InvalidRequest.class);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.violations()).extracting(FieldViolation::path).containsExactly("config.apiKey");
        assertThat(fixture.requests(UPDATE)).isZero();
    }

    @Test
    void aMaskedSettingThatIsGivenAnewIsWritten() {
        ConnectionId id = fixture.seeded("postgres", "account", "****");
        right(fixture.open().update(id, config("account", "fresh")));
        assertThat(storedConfig(id)).isEqualTo("{\"account\":\"fresh\"}");
    }

    @Test
    void aMaskedSecretInTheConfigCanMoveToWhereSecretsBelong() {
        ConnectionId id = fixture.seeded("postgres", "apiKey", "****");
        ConnectionChange change = ConnectionChange.builder()
                .config(JsonObject.of("apiKey", JsonNull.INSTANCE))
                .secrets("apiKey", Secret.of("fresh"))
                .build();
        right(fixture.open().update(id, change));
        assertThat(storedConfig(id)).isEqualTo("{}");
        assertThat(fixture.simulator().storedCredentials(id.value())).containsEntry("apiKey", "fresh");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void anOldDeploymentWithoutEditSettingsIsReadByItsConnection(int status) {
        ConnectionId id = fixture.seeded("postgres");
        fixture.fault(SETTINGS, Fault.status(status).json("{\"detail\":\"Not Found\"}"));
        right(fixture.open().update(id, config("port", 1)));
        assertThat(storedConfig(id)).isEqualTo("{\"host\":\"db.example.test\",\"port\":1}");
    }

    static Stream<Arguments> readingsThatTellNoConfig() {
        return Stream.of(
                arguments("another connection", edit(body -> body.put("id", NOWHERE.value()))),
                arguments("an odd config", edit(body -> body.put("config", "host=db"))),
                arguments("no config", edit(body -> body.remove("config"))));
    }

    private static Consumer<ObjectNode> edit(Consumer<ObjectNode> change) {
        return change;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readingsThatTellNoConfig")
    void whatTheConnectionOmitsIsNotWrittenAsNothing(String kind, Consumer<ObjectNode> change) {
        ConnectionId id = fixture.seeded("postgres");
        fixture.fault(SETTINGS, Fault.status(404).json("{\"detail\":\"Not Found\"}"));
        fixture.fault("get-connection", Fault.rewriteJson(change));
        assertThat(failed(fixture.open().update(id, config("port", 1)), ConnectorError.MalformedResponse.class)
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(fixture.requests(UPDATE)).isZero();
    }

    @Test
    void editSettingsWithoutAnythingAreNoEmptyConfig() {
        ConnectionId id = fixture.seeded("postgres");
        fixture.fault(SETTINGS, Fault.rewriteJson(ObjectNode::removeAll));
        assertThat(failed(fixture.open().update(id, config("port", 1)), ConnectorError.MalformedResponse.class)
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(fixture.requests(UPDATE)).isZero();
    }

    @Test
    void aConnectionWithoutAConfigIsGivenOne() {
        ConnectionId id = fixture.seeded("postgres");
        fixture.fault(SETTINGS, Fault.rewriteJson(body -> body.putNull("config")));
        right(fixture.open().update(id, config("port", 1)));
        assertThat(storedConfig(id)).isEqualTo("{\"port\":1}");
    }

    @Test
    void anUnknownConnectionIsNotFoundWhicheverPartChanges() {
        failed(
                fixture.open()
                        .update(NOWHERE, ConnectionChange.builder().name("n").build()),
                ConnectorError.NotFound.class);
        assertThat(failed(fixture.open().update(NOWHERE, config("a", 1)), ConnectorError.NotFound.class)
                        .id())
                .isEqualTo(NOWHERE.value());
    }

    @Test
    void whatTheVendorCannotChangeIsRefusedBeforeAnythingIsSent() {
        ConnectionChange change = ConnectionChange.builder()
                .name("")
                .enabled(false)
                .vendorOptions(JsonObject.of("config", 1))
                .build();
        assertThat(failed(fixture.open().update(NOWHERE, change), ConnectorError.InvalidRequest.class)
                        .violations())
                .extracting(FieldViolation::path)
                .containsExactly("name", "vendorOptions.config", "enabled");
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void whatIsSentShowsNoSecret() {
        Map<String, Secret> secrets = Map.of("password", Secret.of("canary"));
        assertThat(new ConnectionChangeWire(null, null, secrets, Map.of()))
                .hasToString("ConnectionChangeWire[credentials []]");
        assertThat(new NewConnectionWire("n", "s3", null, secrets, Map.of())).hasToString("NewConnectionWire[n, s3]");
    }

    @Test
    void aSecretStoredInClearSurvivesItsMask() {
        ConnectionId id = fixture.seeded("postgres", "password", "clear");
        Connections connections = fixture.open();
        Connection read = right(connections.get(id));
        assertThat(read.config().toJson()).doesNotContain("clear");
        right(connections.update(
                id,
                ConnectionChange.builder().config(read.config().with("port", 1)).build()));
        assertThat(storedConfig(id)).isEqualTo("{\"password\":\"clear\",\"port\":1}");
    }

    @Test
    void aSecretStoredInClearIsMaskedInTheVendorsErrors() {
        ConnectionId id = fixture.seeded("postgres", "password", "s3cret-canary");
        fixture.fault(UPDATE, Fault.status(400).json("{\"detail\":\"bad s3cret-canary\"}"));
        assertThat(fixture.open().update(id, config("port", 1)).getLeft().message())
                .contains("bad")
                .doesNotContain("s3cret-canary");
    }
}
