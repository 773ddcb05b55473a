package org.connectorsdk.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.planasonix.PlanasonixProvider;
import org.connectorsdk.simulators.planasonix.PlanasonixSimulator;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.simulators.table.SampleTable.Column;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/**
 * How close the walk over a catalog that costs a request per table comes to what latency and concurrency allow: 500
 * tables of the simulated Planasonix, 100 ms each, 8 at a time.
 */
public final class CatalogWalkRun {
    private static final int TABLES = 500;
    private static final Duration LATENCY = Duration.ofMillis(100);
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 5;
    private static final double MOST = 1.10;

    private CatalogWalkRun() {}

    /**
     * Runs it; takes less than a minute. Ends with status 1 if the median is worse than 1.10 times the ideal.
     *
     * @param args none
     */
    public static void main(String[] args) {
        double median;
        double ideal;
        try (PlanasonixSimulator simulator =
                        new PlanasonixSimulator(SimulatorOptions.defaults().latency(LATENCY));
                Connections connections = open(simulator)) {
            int concurrency = connections.descriptor().introspectionConcurrency();
            ideal = (double) TABLES * LATENCY.toMillis() / concurrency;
            median = median(connections);
        }
        System.out.printf(
                "%d tables: ideal %.0f ms, measured %.0f ms, ratio %.3f (at most %.2f)%n",
                TABLES, ideal, median, median / ideal, MOST);
        System.exit(median / ideal <= MOST ? 0 : 1);
    }

    private static Connections open(PlanasonixSimulator simulator) {
        SampleSource.Builder source = SampleSource.builder();
        for (int i = 0; i < TABLES; i++) {
            source.table("s", "t" + i, new Column("id", "BIGINT", false), new Column("name", "VARCHAR(80)", true));
        }
        simulator.start();
        simulator.seedConnections(1);
        simulator.state().source("conn_000001", source.build());
        return Connectors.of(new PlanasonixProvider())
                .open(PlanasonixProvider.ID, simulator.config().build())
                .getOrElseThrow(error -> new IllegalStateException(error.message()));
    }

    private static double median(Connections connections) {
        double[] millis = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = System.nanoTime();
            Catalog catalog = connections
                    .introspect(ConnectionId.of("conn_000001"), IntrospectionRequest.all())
                    .getOrElseThrow(error -> new IllegalStateException(error.message()));
            double taken = (System.nanoTime() - start) / 1e6;
            if (catalog.tables().size() != TABLES) {
                throw new IllegalStateException(
                        "the catalog has " + catalog.tables().size() + " tables");
            }
            if (round >= 0) {
                millis[round] = taken;
            }
        }
        Arrays.sort(millis);
        return millis[ROUNDS / 2];
    }
}
