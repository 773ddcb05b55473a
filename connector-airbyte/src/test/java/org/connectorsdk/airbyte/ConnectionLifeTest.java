package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.airbyte.AirbyteFixture.assertFailed;
import static org.connectorsdk.airbyte.AirbyteFixture.operation;
import static org.connectorsdk.airbyte.AirbyteFixture.right;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionKind;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.ConnectionStatus.Health;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.EndRef;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Listing, reading, creating, changing and deleting connections, through both APIs. */
class ConnectionLifeTest {
    private static final ConnectionId NOWHERE = ConnectionId.of("00000000-0000-4000-8000-000000000000");

    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private ConnectionSpec.Builder link(String name) {
        return ConnectionSpec.builder(name, "link")
                .source(EndSpec.existing(fixture.source()))
                .destination(EndSpec.existing(fixture.destination()));
    }

    private static List<Connection> all(Connections connections) {
        List<Connection> found = new ArrayList<>();
        try (ItemStream<Connection> stream = connections.stream(ConnectionQuery.all())) {
            for (Optional<Connection> next = right(stream.next()); next.isPresent(); next = right(stream.next())) {
                found.add(next.get());
            }
        }
        return found;
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionIsALinkWithBothEnds(AirbyteApi api) {
        Connection connection = right(fixture.open(api).get(fixture.connection()));
        assertThat(connection.name()).isEqualTo("shop to lake");
        assertThat(connection.kind()).isEqualTo(ConnectionKind.LINK);
        assertThat(connection.source().map(EndRef::id)).contains(fixture.source());
        assertThat(connection.destination().map(EndRef::id)).contains(fixture.destination());
        assertThat(connection.status().raw()).isEqualTo("active");
        assertThat(connection.createdAt()).contains(fixture.clock.instant());
    }

    @ParameterizedTest
    @EnumSource
    void everyConnectionIsListedOnce(AirbyteApi api) {
        fixture.simulator().seedConnections(204);
        Connections connections = fixture.open(api);
        assertThat(all(connections))
                .extracting(Connection::id)
                .doesNotHaveDuplicates()
                .hasSize(205);
    }

    @Test
    void theListOfThePublicApiIsReadPageByPage() {
        fixture.simulator().seedConnections(204);
        Connections connections = fixture.open(AirbyteApi.PUBLIC);
        Page<Connection> first =
                right(connections.list(ConnectionQuery.builder().pageSize(50).build()));
        assertThat(first.items()).hasSize(50);
        assertThat(first.isLast()).isFalse();
        assertThat(fixture.requests("public-list-connections")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedConnectionIsNeitherListedNorFound(AirbyteApi api) {
        Connections connections = fixture.open(api);
        assertThat(right(connections.delete(fixture.connection())).state()).isEqualTo(Deletion.State.GONE);
        assertThat(all(connections)).isEmpty();
        assertFailed(connections.get(fixture.connection()), ConnectorError.NotFound.class)
                .satisfies(error ->
                        assertThat(error.id()).isEqualTo(fixture.connection().value()));
        assertFailed(
                connections.update(
                        fixture.connection(), ConnectionChange.builder().name("x").build()),
                ConnectorError.NotFound.class);
    }

    @ParameterizedTest
    @EnumSource
    void deletingWhatIsNotThereIsDone(AirbyteApi api) {
        Connections connections = fixture.open(api);
        assertThat(right(connections.delete(NOWHERE)).state()).isEqualTo(Deletion.State.GONE);
        assertThat(connections.descriptor().deletingAbsentSucceeds()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownIdIsNotFound(AirbyteApi api) {
        assertFailed(fixture.open(api).get(NOWHERE), ConnectorError.NotFound.class).satisfies(error -> {
            assertThat(error.type()).isEqualTo("connection");
            assertThat(error.id()).isEqualTo(NOWHERE.value());
        });
    }

    @ParameterizedTest
    @EnumSource
    void aNewConnectionJoinsTwoEndsAndIsActive(AirbyteApi api) {
        Connections connections = fixture.open(api);
        Connection created = right(connections.create(
                link("fresh").config(JsonObject.of("prefix", "ab_")).build()));
        assertThat(created).isEqualTo(right(connections.get(created.id())));
        assertThat(created.status().raw()).isEqualTo("active");
        assertThat(created.config().string("prefix")).contains("ab_");
        assertThat(fixture.requests(operation(api, "create-connection", "create-connection")))
                .isEqualTo(1);
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
        assertFailed(fixture.open(api).get(fixture.connection()), ConnectorError.MalformedResponse.class);
    }

    @ParameterizedTest
    @EnumSource
    void aCreateInDoubtIsSentOnceAndCanBeFound(AirbyteApi api) {
        Connections connections = fixture.open(api);
        String create = operation(api, "create-connection", "create-connection");
        fixture.fault(create, Fault.resetAfterExecuting());
        ConnectorError error = connections.create(link("doubtful").build()).getLeft();
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(fixture.requests(create)).isEqualTo(1);
        assertThat(right(connections.reconcile(error)).matches())
                .singleElement()
                .satisfies(found -> assertThat(found.name()).isEqualTo("doubtful"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMissingOrOutOfPlaceIsRefusedAtOnceBeforeAnythingIsSent(AirbyteApi api) {
        ConnectionSpec spec = ConnectionSpec.builder("bad", "postgres").build();
        assertFailed(fixture.open(api).create(spec), ConnectorError.InvalidRequest.class)
                .satisfies(error -> {
                    assertThat(error.violations())
                            .extracting(violation -> violation.path())
                            .containsExactly("type", "source", "destination");
                    assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
                });
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionIsSwitchedOffAndOn(AirbyteApi api) {
        Connections connections = fixture.open(api);
        Connection off = right(connections.update(
                fixture.connection(), ConnectionChange.builder().enabled(false).build()));
        assertThat(off.status().health()).isEqualTo(Health.DISABLED);
        assertThat(off.status().raw()).isEqualTo("inactive");
        Connection on = right(connections.update(
                fixture.connection(), ConnectionChange.builder().enabled(true).build()));
        assertThat(on.status().raw()).isEqualTo("active");
    }

    @ParameterizedTest
    @EnumSource
    void aStatusThatNobodyKnowsIsKeptAsItCame(AirbyteApi api) {
        fixture.state().setOnConnection(fixture.connection().value(), "status", TextNode.valueOf("Paused_By_Policy"));
        Connection connection = right(fixture.open(api).get(fixture.connection()));
        assertThat(connection.status().raw()).isEqualTo("Paused_By_Policy");
        assertThat(connection.status().health()).isEqualTo(Health.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void wordsAreKnownInAnyCase(AirbyteApi api) {
        fixture.state().setOnConnection(fixture.connection().value(), "status", TextNode.valueOf("INACTIVE"));
        assertThat(right(fixture.open(api).get(fixture.connection())).status().health()).isEqualTo(Health.DISABLED);
    }

    @ParameterizedTest
    @EnumSource
    void aLockedConnectionNeedsAttentionAndCannotBeChanged(AirbyteApi api) {
        fixture.state().setOnConnection(fixture.connection().value(), "status", TextNode.valueOf("locked"));
        Connections connections = fixture.open(api);
        assertThat(right(connections.get(fixture.connection())).status().health()).isEqualTo(Health.UNHEALTHY);
        assertFailed(
                        connections.update(
                                fixture.connection(),
                                ConnectionChange.builder().name("x").build()),
                        ConnectorError.Conflict.class)
                .satisfies(error -> assertThat(error.context().vendorCode()).contains("error:connection/locked"));
    }

    @ParameterizedTest
    @EnumSource
    void oneOddConnectionDoesNotCostTheList(AirbyteApi api) {
        fixture.simulator().seedConnections(2);
        String array = api == AirbyteApi.CONFIG ? "connections" : "data";
        fixture.fault(
                operation(api, "list-connections", "list-connections"),
                Fault.rewriteJson(body -> ((ObjectNode) body.path(array).path(1))
                        .putObject("name")
                        .put("not", "a text")));
        List<Connection> found = all(fixture.open(api));
        assertThat(found).hasSize(3);
        assertThat(found.get(1).vendorFields().object("name")).isPresent();
        assertThat(found.get(1).warnings()).hasSize(1);
    }

    @Test
    void aSourceThatHasChangedIsAWarning() {
        fixture.state().setOnConnection(fixture.connection().value(), "breakingChange", BooleanNode.TRUE);
        assertThat(right(fixture.open().get(fixture.connection())).warnings()).hasSize(1);
    }
}
