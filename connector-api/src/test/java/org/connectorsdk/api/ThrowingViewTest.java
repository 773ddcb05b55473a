package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.Outcome;
import org.junit.jupiter.api.Test;

/** The view that throws, and the walk over pages beneath its stream (INC-22). */
class ThrowingViewTest {
    private static Page<Connection> page(String name, String next) {
        return Page.of(
                List.of(ScriptedProvider.connection("id-" + name, name)), next.isEmpty() ? null : new PageToken(next));
    }

    @Test
    void aPlainResultIsReturned() {
        ScriptedProvider provider = new ScriptedProvider(Capability.GET);

        assertThat(provider.open().orThrow().get(ConnectionId.of("conn-1")).name())
                .isEqualTo("orders");
    }

    @Test
    void anErrorIsThrownWithItsLineAndWithoutACause() {
        ScriptedProvider provider = new ScriptedProvider();

        assertThatThrownBy(() -> provider.open().orThrow().get(ConnectionId.of("conn-1")))
                .isInstanceOf(ConnectorException.class)
                .hasMessage("scripted get: scripted does not offer GET [0 attempts, not sent]")
                .hasNoCause();
    }

    @Test
    void theExceptionRefusesToBeSerializedWithItsError() {
        ConnectorException exception = new ConnectorException(ScriptedProvider.timeout(Outcome.UNKNOWN));

        assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(exception))
                .isInstanceOf(NotSerializableException.class);
    }

    @Test
    void aStreamYieldsEachItemOnceAcrossPagesAlsoEmptyOnes() {
        ScriptedProvider provider = new ScriptedProvider(Capability.LIST);
        provider.pages = List.of(page("a", "1"), Page.of(List.of(), new PageToken("2")), page("b", ""));

        try (Stream<Connection> all = provider.open().orThrow().stream(ConnectionQuery.all())) {
            assertThat(all.map(Connection::name)).containsExactly("a", "b");
        }
    }

    @Test
    void takingTheFirstItemCostsOnePage() {
        ScriptedProvider provider = new ScriptedProvider(Capability.LIST);
        provider.pages = List.of(page("a", "1"), page("b", ""));

        try (Stream<Connection> all = provider.open().orThrow().stream(ConnectionQuery.all())) {
            assertThat(all.findFirst()).isPresent();
        }
        assertThat(provider.asked).containsOnlyOnce("list");
    }

    @Test
    void aRepeatedPageTokenEndsTheWalkWithTheNumberDelivered() {
        ScriptedProvider provider = new ScriptedProvider(Capability.LIST);
        provider.pages = List.of(page("a", "1"), page("b", "1"));

        try (Stream<Connection> all = provider.open().orThrow().stream(ConnectionQuery.all())) {
            assertThatThrownBy(all::toList).isInstanceOfSatisfying(ConnectorException.class, e -> {
                assertThat(e.error()).isInstanceOf(ConnectorError.MalformedResponse.class);
                assertThat(e.error().context().delivered()).hasValue(2);
            });
        }
    }

    @Test
    void aClosedClientEndsAWalkMidwayWithTheNumberDelivered() {
        ScriptedProvider provider = new ScriptedProvider(Capability.LIST);
        provider.pages = List.of(page("a", "1"), page("b", ""));
        Connections connections = provider.open();
        var walk = connections.stream(ConnectionQuery.all());
        walk.next();

        connections.close();

        ConnectorError error = walk.next().getLeft();
        assertThat(error).isInstanceOf(ConnectorError.Closed.class);
        assertThat(error.context().delivered()).hasValue(1);
        assertThat(error.outcome()).as("a read that was answered").isEqualTo(Outcome.REFUSED);
    }
}
