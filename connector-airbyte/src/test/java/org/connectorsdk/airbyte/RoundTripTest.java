package org.connectorsdk.airbyte;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.airbyte.AirbyteFixture.operation;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was read of a connection can be written, to it or to another one. */
@DisplayName("F-40: what was read can be written")
class RoundTripTest {
    private static final List<String> NULLED = List.of(
            "namespaceFormat",
            "prefix",
            "namespaceDefinition",
            "nonBreakingChangesPreference",
            "nonBreakingSchemaUpdatesBehavior",
            "geography",
            "dataResidency",
            "scheduleData",
            "tags");

    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private static JsonObject sent(String body) {
        return (JsonObject) Json.parse(body.getBytes(UTF_8)).orElseThrow();
    }

    private JsonObject last(AirbyteApi api, String config, String open) {
        return sent(fixture.simulator()
                .journal()
                .of(operation(api, config, open))
                .get(0)
                .bodyText());
    }

    private Connection readWithNulls(Connections connections, AirbyteApi api) {
        fixture.fault(
                operation(api, "get-connection", "get-connection"),
                Fault.rewriteJson(json -> NULLED.forEach(name -> {
                    if (!json.hasNonNull(name)) {
                        json.putNull(name);
                    }
                })));
        return right(connections.get(fixture.connection()));
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void nullsOfAnAnswerAreNoWishToRemoveInAnUpdate(AirbyteApi api) {
        Connections connections = fixture.open(api);
        Connection read = readWithNulls(connections, api);
        right(connections.update(
                fixture.connection(),
                ConnectionChange.builder().config(read.config()).build()));
        assertThat(last(api, "update-connection", "patch-connection").members().values())
                .doesNotContain(JsonNull.INSTANCE);
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void nothingCanBeRemovedFromWhatIsNotThereYet(AirbyteApi api) {
        Connections connections = fixture.open(api);
        Connection read = readWithNulls(connections, api);
        Connection copy = right(connections.create(ConnectionSpec.builder("copy", "link")
                .source(EndSpec.existing(fixture.source()))
                .destination(EndSpec.existing(fixture.destination()))
                .config(read.config())
                .build()));
        assertThat(copy.warnings()).isEmpty();
        assertThat(last(api, "create-connection", "create-connection").members().values())
                .doesNotContain(JsonNull.INSTANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"namespaceFormat", "prefix", "geography", "operationIds", "syncCatalog", "madeUp"})
    void aNullThatAUserSetsIsSaidToChangeNothing(String member) {
        Connection changed = right(fixture.open()
                .update(
                        fixture.connection(),
                        ConnectionChange.builder()
                                .config(JsonObject.of(member, JsonNull.INSTANCE))
                                .build()));
        assertThat(changed.warnings())
                .containsExactly("config." + member
                        + " was not sent: Airbyte takes null for no change, and nothing can be removed");
    }
}
