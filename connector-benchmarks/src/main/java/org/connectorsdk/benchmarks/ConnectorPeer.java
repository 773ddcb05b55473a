package org.connectorsdk.benchmarks;

import java.net.URI;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.ThrowingConnections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorException;

/** The shipped provider, from the neutral interface down, with its defaults. */
final class ConnectorPeer implements Peer {
    private final Connections client;
    private final ThrowingConnections connections;
    private final ConnectionId id;
    private final ConnectionQuery query;

    ConnectorPeer(Vendor<?, ?> vendor, URI server, String id) {
        this.client = Connectors.discover()
                .open(vendor.provider(), vendor.config(server))
                .getOrElseThrow(ConnectorException::new);
        this.connections = client.orThrow();
        this.id = ConnectionId.of(id);
        this.query = ConnectionQuery.builder()
                .pageSize(client.descriptor().largestPage())
                .build();
    }

    @Override
    public String get() {
        return connections.get(id).name();
    }

    @Override
    public List<Connection> list() {
        return connections.list(query).items();
    }

    @Override
    public void close() {
        client.close();
    }
}
