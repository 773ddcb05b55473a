package org.connectorsdk.benchmarks;

import java.io.IOException;
import java.net.URI;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.ThrowingConnections;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorException;

/**
 * This library from the neutral interface down: guard, retry, breaker, limiter, deadline, credential, masking, mapping.
 */
final class ConnectorPeer implements Peer {
    private static final ConnectionId ID = ConnectionId.of("conn00000000000000000000000000");

    private final Connections client;
    private final ThrowingConnections connections;

    ConnectorPeer(URI server) {
        ConnectorConfig config = ConnectorConfig.builder()
                .set("base-url", server)
                .secret("token", Secret.of("token-of-the-benchmark"))
                .build();
        client = Connectors.of(new MeasuredProvider()).open("measured", config).getOrElseThrow(ConnectorException::new);
        connections = client.orThrow();
    }

    @Override
    public String get() throws IOException {
        return connections.get(ID).name();
    }

    @Override
    public int list() throws IOException {
        return connections.list(ConnectionQuery.all()).items().size();
    }

    @Override
    public void close() {
        client.close();
    }
}
