package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.airbyte.AirbyteFixture.operation;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.ConnectionStatus.Health;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Listing, reading, creating, changing and deleting connections, through both APIs. */
class ConnectionLifeTest {
    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private ConnectionSpec.Builder link(String name) {
        return ConnectionSpec.builder(name, "link")
                .source(EndSpec.existing(fixture.source()))
                .destination(EndSpec.existing(fixture.destination()));
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedConnectionIsNotFoundThoughAirbyteShowsIt(AirbyteApi api) {
        Connections connections = fixture.open(api);
        right(connections.delete(fixture.connection()));
        assertThat(failed(connections.get(fixture.connection()), ConnectorError.NotFound.class)
                        .id())
                .isEqualTo(fixture.connection().value());
        ConnectionChange renamed = ConnectionChange.builder().name("x").build();
        failed(connections.update(fixture.connection(), renamed), ConnectorError.NotFound.class);
    }

    @ParameterizedTest
    @EnumSource
    void aNewConnectionCanBeInactive(AirbyteApi api) {
        Connection created = right(fixture.open(api)
                .create(link("quiet")
                        .config(JsonObject.of("status", "inactive"))
                        .build()));
        assertThat(created.status().health()).isEqualTo(Health.DISABLED);
    }

    @ParameterizedTest
    @EnumSource
    void thatAnotherConnectionIsDeletedDoesNotMakeThisOneMissing(AirbyteApi api) {
        fixture.fault(operation(api, "get-connection", "get-connection"), Fault.rewriteJson(body -> {
            body.put("connectionId", "00000000-0000-4000-8000-000000000000");
            body.put("status", "deprecated");
        }));
        failed(fixture.open(api).get(fixture.connection()), ConnectorError.MalformedResponse.class);
    }

    @ParameterizedTest
    @EnumSource
    void allThatIsMissingIsRefusedBeforeAnythingIsSent(AirbyteApi api) {
        ConnectionSpec spec = ConnectionSpec.builder("bad", "postgres").build();
        ConnectorError.InvalidRequest error =
                failed(fixture.open(api).create(spec), ConnectorError.InvalidRequest.class);
        assertThat(error.violations())
                .extracting(violation -> violation.path())
                .containsExactly("type", "source", "destination");
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIG, INACTIVE, DISABLED",
        "PUBLIC, INACTIVE, DISABLED",
        "CONFIG, locked, UNHEALTHY",
        "PUBLIC, locked, UNHEALTHY"
    })
    void aStatusIsKnownInAnyCase(AirbyteApi api, String status, Health health) {
        fixture.state().setOnConnection(fixture.connection().value(), "status", TextNode.valueOf(status));
        assertThat(right(fixture.open(api).get(fixture.connection())).status().health())
                .isEqualTo(health);
    }

    @ParameterizedTest
    @EnumSource
    void aLockedConnectionCannotBeChanged(AirbyteApi api) {
        fixture.state().setOnConnection(fixture.connection().value(), "status", TextNode.valueOf("locked"));
        ConnectionChange renamed = ConnectionChange.builder().name("x").build();
        assertThat(failed(fixture.open(api).update(fixture.connection(), renamed), ConnectorError.Conflict.class))
                .satisfies(error -> assertThat(error.context().vendorCode()).contains("error:connection/locked"));
    }

    @ParameterizedTest
    @EnumSource
    void theDescriptorSaysWhatIsDifferent(AirbyteApi api) {
        assertThat(fixture.open(api).descriptor().quirks())
                .extracting(quirk -> quirk.id())
                .contains("ends-are-created", "no-backfill");
    }

    @Test
    void aSourceThatHasChangedIsAWarning() {
        fixture.state().setOnConnection(fixture.connection().value(), "breakingChange", BooleanNode.TRUE);
        assertThat(right(fixture.open().get(fixture.connection())).warnings()).hasSize(1);
    }
}
