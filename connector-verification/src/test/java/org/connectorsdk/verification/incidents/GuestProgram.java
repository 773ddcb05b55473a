package org.connectorsdk.verification.incidents;

import java.net.URI;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionQuery;

/** A short program that uses a client and returns from {@code main}, with or without closing it. */
final class GuestProgram {
    private GuestProgram() {}

    public static void main(String[] args) {
        ConnectorConfig.Builder config = ConnectorConfig.builder();
        for (int i = 2; i < args.length; i += 3) {
            if (args[i].equals("secret")) {
                config.secret(args[i + 1], Secret.of(args[i + 2]));
            } else if (args[i + 1].equals("base-url")) {
                config.set(args[i + 1], URI.create(args[i + 2]));
            } else {
                config.set(args[i + 1], args[i + 2]);
            }
        }
        Connections client = Connectors.discover().open(args[0], config.build()).get();
        int listed = client.list(ConnectionQuery.all()).get().items().size();
        int again = client.async().list(ConnectionQuery.all()).join().items().size();
        if (args[1].equals("close")) {
            client.close();
            client.close();
        }
        System.out.println("listed " + (listed + again));
    }
}
