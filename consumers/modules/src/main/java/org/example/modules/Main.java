package org.example.modules;

import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;

/** Uses the interface in an image that jlink made. */
public final class Main {

    private Main() {}

    /**
     * Reads a connection back from its JSON, and opens what is not there.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Connection connection =
                Connection.builder(ConnectionId.of("conn_1"), "orders", "postgres").build();
        if (!Connection.fromJson(connection.toJson()).equals(connection)) {
            throw new IllegalStateException("a connection was not read back");
        }
        ConnectorConfig config = ConnectorConfig.builder().build();
        System.out.println(Connectors.discover().open("hotdata", config).getLeft().message());
        System.out.println(ModuleLayer.boot().modules().size() + " modules");
    }
}
