package org.connectorsdk.testkit.memory;

import static org.connectorsdk.testkit.memory.MemoryClient.call;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.api.facet.Workspaces;

/** What only some providers can do. */
final class MemoryFacets implements Workspaces, Lifecycle {
    private final Memory memory;

    MemoryFacets(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Either<ConnectorError, Page<Workspace>> workspaces(Optional<PageToken> pageToken, CallOptions options) {
        return memory.read(call("workspaces"), options, errors -> Either.right(Page.of(memory.workspaces, null)));
    }

    @Override
    public Either<ConnectorError, Connection> disable(ConnectionId connection, CallOptions options) {
        return memory.write(
                call("disable", connection),
                options,
                errors -> memory.connections.set(connection, StoredConnection.DISABLED, errors));
    }

    @Override
    public Either<ConnectorError, Connection> reactivate(ConnectionId connection, CallOptions options) {
        return memory.write(
                call("reactivate", connection),
                options,
                errors -> memory.connections.set(connection, StoredConnection.ACTIVE, errors));
    }
}
