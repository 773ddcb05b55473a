package org.connectorsdk.airbyte;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An update changes what it names and nothing else, down to the last digit (INC-11). */
class PatchTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String CATALOG = """
            {"madeUp": {"here": [1, null, true]}, "streams": [
              {"stream": {"name": "orders", "namespace": "public", "isResumable": true, "size": 9007199254740993,
                 "jsonSchema": {"type": "object", "properties": {"id": {"type": "integer", "multipleOf": 0.10}}},
                 "supportedSyncModes": ["full_refresh"]},
               "config": {"syncMode": "full_refresh", "destinationSyncMode": "overwrite", "selected": true,
                 "aliasName": "orders", "fieldSelectionEnabled": false, "generationId": 9223372036854775807,
                 "ratio": 1.50, "mappers": [{"type": "hashing", "mapperConfiguration": {"salt": null}}],
                 "destinationObjectName": "o", "hashedFields": []},
               "extra": "beside both"}]}""";

    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private ConnectionId connection = ConnectionId.of("none");

    @BeforeEach
    void aConnectionWithMembersThatNobodyKnows() throws JsonProcessingException {
        ObjectNode document = fixture.state().connection(fixture.connection().value());
        document.set("syncCatalog", JSON.readTree(CATALOG));
        document.set("futureMember", JSON.readTree("{\"exact\": 0.10, \"big\": 9007199254740993, \"none\": null}"));
        document.set("resourceRequirements", JSON.readTree("{\"cpu_request\": \"0.5\", \"memory_limit\": \"1Gi\"}"));
        connection = ConnectionId.of(fixture.state().addConnection(document));
    }

    private JsonNode stored() {
        return fixture.state().connection(connection.value());
    }

    @ParameterizedTest
    @EnumSource
    void renamingChangesTheNameAlone(AirbyteApi api) {
        ObjectNode expected = fixture.state().connection(connection.value()).put("name", "renamed");
        Connection changed = right(fixture.open(api)
                .update(connection, ConnectionChange.builder().name("renamed").build()));
        assertThat(stored()).isEqualTo(expected);
        assertThat(stored().toString()).isEqualTo(expected.toString());
        assertThat(changed.name()).isEqualTo("renamed");
    }

    @Test
    void whatWasReadCanBeSentBackWholeAndChangesNothing() {
        Connections connections = fixture.open();
        JsonNode before = stored();
        Connection read = right(connections.get(connection));
        right(connections.update(
                connection, ConnectionChange.builder().config(read.config()).build()));
        assertThat(stored()).isEqualTo(before);
        assertThat(stored().toString()).contains("9223372036854775807", "9007199254740993", "0.10", "1.50");
    }

    @Test
    void oneStreamOfTheCatalogCanBeChangedWithoutLosingTheRest() throws JsonProcessingException {
        Connections connections = fixture.open();
        JsonObject catalog = right(connections.get(connection))
                .config()
                .object("syncCatalog")
                .orElseThrow();
        JsonObject stream =
                catalog.array("streams").orElseThrow().get(0).asObject().orElseThrow();
        JsonObject config = stream.object("config").orElseThrow().with("destinationSyncMode", "append");
        JsonObject changed = catalog.with("streams", List.of(stream.with("config", config)));
        right(connections.update(
                connection,
                ConnectionChange.builder()
                        .config(JsonObject.of("syncCatalog", changed))
                        .build()));
        JsonNode expected = JSON.readTree(CATALOG.replace("\"overwrite\"", "\"append\""));
        assertThat(stored().path("syncCatalog")).isEqualTo(expected);
    }

    @Test
    void membersThatNobodyKnowsAreReadable() {
        Connection read = right(fixture.open().get(connection));
        assertThat(read.vendorFields().object("futureMember").orElseThrow().toJson())
                .isEqualTo("{\"exact\":0.10,\"big\":9007199254740993,\"none\":null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONFIG | {'schedule': {'units': 1, 'timeUnit': 'days'}}",
                "CONFIG | {'scheduleData': {}}",
                "CONFIG | {'scheduleType': 'manual', 'scheduleData': {}}",
                "CONFIG | {'scheduleType': 'basic'}",
                "CONFIG | {'sourceId': '7e1c0b52-3f88-4f0a-9b4e-51d2a6c7f010'}",
                "PUBLIC | {'schedule': {'scheduleType': 'basic'}}"
            },
            quoteCharacter = '~')
    void mistakesThatAirbyteAnswersAsFailuresAreRefusedBeforeTheyAreSent(AirbyteApi api, String members) {
        JsonObject config = (JsonObject)
                Json.parse(members.replace('\'', '"').getBytes(UTF_8)).orElseThrow();
        ConnectionChange change = ConnectionChange.builder().config(config).build();
        assertThat(failed(fixture.open(api).update(connection, change), ConnectorError.InvalidRequest.class)
                        .outcome())
                .isEqualTo(Outcome.NOT_SENT);
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void aConnectionHasNoSecretsOfItsOwn() {
        failed(
                fixture.open()
                        .update(
                                connection,
                                ConnectionChange.builder()
                                        .secrets("password", Secret.of("x"))
                                        .build()),
                ConnectorError.InvalidRequest.class);
    }
}
