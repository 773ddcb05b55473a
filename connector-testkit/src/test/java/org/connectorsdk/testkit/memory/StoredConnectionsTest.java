package org.connectorsdk.testkit.memory;

import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionKind;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.api.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredConnectionsTest {
    private final InMemoryConnections memory =
            InMemoryConnections.builder().pageSize(3).fixed("config.host").build();
    private final Connections client = memory.open();

    @AfterEach
    void close() {
        memory.close();
    }

    private static ConnectionSpec spec(String name) {
        return ConnectionSpec.builder(name, "postgres")
                .config(JsonObject.of("host", "db", "port", 5432))
                .secrets("password", Secret.of("correct horse"))
                .build();
    }

    private void seed(int count) {
        IntStream.rangeClosed(1, count).forEach(i -> memory.seed(spec("shop " + i)));
    }

    private static List<String> names(Stream<Connection> connections) {
        return connections.map(Connection::name).toList();
    }

    @Test
    void whatIsCreatedIsReadBack() {
        Connection created = right(client.create(spec("shop")));

        assertEquals(created, right(client.get(created.id())));
    }

    @Test
    void aSecretIsStoredAndNeverShown() {
        Connection created = right(client.create(spec("shop")));

        assertFalse(created.toJson().toJson().contains("correct horse"));
        assertEquals(
                "correct horse", memory.secrets(created.id()).get("password").reveal());
    }

    @Test
    void aTakenNameIsAConflictThatNamesTheOther() {
        Connection first = right(client.create(spec("shop")));

        var conflict = failed(client.create(spec("shop")), ConnectorError.Conflict.class);

        assertEquals(Optional.of(first.id().value()), conflict.conflictingId());
        assertEquals(ConflictReason.ALREADY_EXISTS, conflict.reason());
        assertEquals(Outcome.REFUSED, conflict.outcome());
    }

    @Test
    void namesMayRepeatWhereTheVendorLetsThem() {
        try (InMemoryConnections loose =
                InMemoryConnections.builder().without(Capability.UNIQUE_NAME).build()) {
            loose.seed(spec("shop"));

            assertTrue(loose.open().create(spec("shop")).isRight());
        }
    }

    @Test
    void theSameKeyCreatesOnce() {
        Connections keyed =
                client.with(CallOptions.builder().idempotencyKey("k1").build());
        Connection first = right(keyed.create(spec("shop")));

        assertEquals(first, right(keyed.create(spec("shop"))));
        assertEquals(1, memory.stored().size());
    }

    @Test
    void aLinkShowsItsEnds() {
        ConnectionSpec link = ConnectionSpec.builder("pipe", "link")
                .source(EndSpec.existing("s1"))
                .destination(EndSpec.create(spec("warehouse")))
                .build();

        Connection created = right(client.create(link));

        assertEquals(ConnectionKind.LINK, created.kind());
        assertEquals("s1", created.source().orElseThrow().id());
        assertEquals("warehouse", created.destination().orElseThrow().name());
    }

    @Test
    void anUpdateChangesWhatItNamesAndNothingElse() {
        Connection shop = memory.seed(spec("shop"));
        ConnectionChange change = ConnectionChange.builder()
                .name("store")
                .config(JsonObject.of("port", 5433))
                .build();

        Connection changed = right(client.update(shop.id(), change));

        assertEquals("store", changed.name());
        assertEquals(JsonObject.of("host", "db", "port", 5433), changed.config());
        assertTrue(memory.secrets(shop.id()).containsKey("password"));
    }

    @Test
    void aMaskWithinASettingIsNotWritten() {
        Connection shop = memory.seed(ConnectionSpec.builder("tunnel", "postgres")
                .config(JsonObject.of("ssh", JsonObject.of("host", "a")))
                .build());
        JsonObject ssh = JsonObject.of("host", "b", "password", "********");

        Connection changed = right(client.update(
                shop.id(),
                ConnectionChange.builder().config(JsonObject.of("ssh", ssh)).build()));

        assertEquals(JsonObject.of("ssh", JsonObject.of("host", "b")), changed.config());
    }

    @Test
    void aNullRemovesASetting() {
        Connection shop = memory.seed(spec("shop"));
        ConnectionChange change =
                ConnectionChange.builder().config(JsonObject.of("port", null)).build();

        assertEquals(
                JsonObject.of("host", "db"),
                right(client.update(shop.id(), change)).config());
    }

    @Test
    void aFixedFieldCannotBeChanged() {
        Connection shop = memory.seed(spec("shop"));
        ConnectionChange change = ConnectionChange.builder()
                .name("store")
                .config(JsonObject.of("host", "elsewhere"))
                .build();

        var refused = failed(client.update(shop.id(), change), ConnectorError.InvalidRequest.class);

        assertEquals("config.host", refused.violations().get(0).path());
        assertEquals(List.of(shop), memory.stored());
    }

    @Test
    void theValueThatAFixedFieldHasPasses() {
        Connection shop = memory.seed(spec("shop"));
        ConnectionChange change =
                ConnectionChange.builder().config(JsonObject.of("host", "db")).build();

        assertTrue(client.update(shop.id(), change).isRight());
    }

    @Test
    void whatIsDeletedIsGone() {
        Connection shop = memory.seed(spec("shop"));

        right(client.delete(shop.id()));

        failed(client.get(shop.id()), ConnectorError.NotFound.class);
        failed(client.delete(shop.id()), ConnectorError.NotFound.class);
    }

    @Test
    void aPageNamesWhereTheNextOneBegins() {
        seed(4);

        Page<Connection> first = right(client.list(ConnectionQuery.all()));
        Page<Connection> second = right(client.list(
                ConnectionQuery.builder().pageToken(first.next().orElseThrow()).build()));

        assertEquals(List.of("shop 1", "shop 2", "shop 3"), names(first.items().stream()));
        assertEquals(List.of("shop 4"), names(second.items().stream()));
        assertTrue(second.isLast());
    }

    @Test
    void aDeletionBetweenTwoPagesHidesNothing() {
        seed(5);
        Page<Connection> first = right(client.list(ConnectionQuery.all()));
        first.items().forEach(each -> right(client.delete(each.id())));

        Page<Connection> second = right(client.list(
                ConnectionQuery.builder().pageToken(first.next().orElseThrow()).build()));

        assertEquals(List.of("shop 4", "shop 5"), names(second.items().stream()));
    }

    @Test
    void aWalkTakesAllPages() {
        seed(7);

        try (Stream<Connection> walk = client.orThrow().stream(ConnectionQuery.all())) {
            assertEquals(7, walk.count());
        }
        assertEquals(3, memory.calls("list").size());
    }

    @Test
    void aSortAndAFilterHold() {
        seed(3);
        memory.seed(ConnectionSpec.builder("mine", "mysql").build());
        ConnectionQuery query = ConnectionQuery.builder()
                .filters(ConnectionQuery.TYPE, "postgres")
                .sort(ConnectionQuery.NAME)
                .descending(true)
                .pageSize(2)
                .build();

        Page<Connection> page = right(client.list(query));

        assertEquals(List.of("shop 3", "shop 2"), names(page.items().stream()));
        assertEquals(3, page.total().orElseThrow());
    }

    @Test
    void aTokenOfAnotherProviderIsRefused() {
        ConnectionQuery query = ConnectionQuery.builder()
                .pageToken(new PageToken("eyJpZCI6MX0"))
                .build();

        failed(client.list(query), ConnectorError.InvalidRequest.class);
    }

    @Test
    void aConnectionIsSeededAsItIs() {
        Connection odd = Connection.builder(ConnectionId.of("ws/7 ü"), "odd", "sap")
                .status(ConnectionStatus.of("half_open", ConnectionStatus.Health.UNKNOWN))
                .build();
        memory.seed(odd);

        assertEquals(odd, right(client.get(odd.id())));
    }

    @Test
    void aDisabledConnectionCanBeReactivated() {
        Connection shop = memory.seed(spec("shop"));
        Lifecycle lifecycle = client.facet(Lifecycle.class).orElseThrow();

        Connection disabled = right(lifecycle.disable(shop.id(), CallOptions.none()));
        Connection active = right(lifecycle.reactivate(shop.id(), CallOptions.none()));

        assertEquals(ConnectionStatus.Health.DISABLED, disabled.status().health());
        assertEquals(ConnectionStatus.Health.HEALTHY, active.status().health());
    }

    @Test
    void twoClientsSeeTheSameAccount() {
        Connection created = right(client.create(spec("shop")));

        assertEquals(created, right(memory.open().get(created.id())));
    }

    @Test
    void aClosedMemoryHasClosedItsClients() {
        memory.close();

        failed(client.list(ConnectionQuery.all()), ConnectorError.Closed.class);
    }
}
