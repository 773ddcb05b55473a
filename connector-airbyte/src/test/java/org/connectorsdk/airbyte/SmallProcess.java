package org.connectorsdk.airbyte;

import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;

/** A program of its own: a task, a connection, then settings as {@code name=value}. */
final class SmallProcess {
    /** How often a job is looked at; the first looks, in which classes are loaded, do not count. */
    static final int POLLS = 6;

    private static final int WARM = 3;

    private SmallProcess() {}

    public static void main(String[] arguments) {
        ConnectorConfig.Builder config = ConnectorConfig.builder();
        for (int i = 2; i < arguments.length; i++) {
            String[] setting = arguments[i].split("=", 2);
            if (setting[0].equals("client-secret")) {
                config.secret(setting[0], Secret.of(setting[1]));
            } else {
                config.set(setting[0], setting[1]);
            }
        }
        ConnectionId connection = ConnectionId.of(arguments[1]);
        try (Connections airbyte = Connectors.of(new AirbyteProvider())
                .open(AirbyteProvider.ID, config.build())
                .get()) {
            System.out.println(
                    arguments[0].equals("introspect") ? introspect(airbyte, connection) : poll(airbyte, connection));
        }
    }

    private static String introspect(Connections airbyte, ConnectionId connection) {
        CatalogSummary summary = airbyte.introspect(connection, IntrospectionRequest.all(), table -> true)
                .getOrElseThrow(error -> new IllegalStateException(error.message()));
        return summary.tables() + " tables, " + summary.columns() + " columns";
    }

    /** The largest growth of what is still in use after a look, in bytes. */
    private static long poll(Connections airbyte, ConnectionId connection) {
        JobRef job = airbyte.jobs(connection, new JobQuery(Optional.empty(), 1, Optional.empty()))
                .get()
                .items()
                .get(0)
                .ref();
        long largest = 0;
        for (int i = 0; i < POLLS; i++) {
            long before = used();
            airbyte.job(job).getOrElseThrow(error -> new IllegalStateException(error.message()));
            if (i >= WARM) {
                largest = Math.max(largest, used() - before);
            }
        }
        return largest;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
