package org.connectorsdk.verification.cost;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.ThrowingConnections;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/**
 * What {@code get} and a page of {@code list} cost a provider once everything is there that is made once. Of several
 * rounds the cheapest counts: what comes on top is the JVM's own or another test's.
 *
 * @param getRequests requests on the wire for one get
 * @param listRequests requests for one page
 * @param threads threads that were started meanwhile
 * @param getBytes bytes that the calling thread allocates for one get
 * @param rowBytes the same for a page, by its rows
 */
record Cost(int getRequests, int listRequests, long threads, long getBytes, long rowBytes) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int ROWS = 200;
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 4;

    static Cost of(ConformanceTarget target) {
        return of(target, RuntimeContext.standard());
    }

    static Cost of(ConformanceTarget target, RuntimeContext context) {
        try (VendorHarness harness = target.start(SimulatorOptions.defaults().seed(11));
                RememberingRelay relay =
                        new RememberingRelay(harness.simulator().baseUrl());
                Connections client = Connectors.discover()
                        .open(target.provider(), harness.config(relay.baseUrl()), context)
                        .get()) {
            ConnectionId id = harness.seed(ROWS).get(0).id();
            int largest = client.descriptor().largestPage();
            ConnectionQuery page =
                    ConnectionQuery.builder().pageSize(Math.min(largest, ROWS)).build();
            return measured(client.orThrow(), relay, id, page);
        }
    }

    private static Cost measured(
            ThrowingConnections connections, RememberingRelay relay, ConnectionId id, ConnectionQuery page) {
        int rows = connections.list(page).items().size();
        Counted get = Counted.cheapest(relay, () -> connections.get(id));
        Counted list = Counted.cheapest(relay, () -> connections.list(page));
        return new Cost(
                get.requests,
                list.requests,
                get.threads + list.threads,
                get.bytes,
                Math.round((double) list.bytes / rows));
    }

    private record Counted(int requests, long threads, long bytes) {
        static Counted cheapest(RememberingRelay relay, Runnable call) {
            for (int i = 0; i < WARM_UP; i++) {
                call.run();
            }
            Counted least = counted(relay, call);
            for (int i = 1; i < ROUNDS; i++) {
                least = least.least(counted(relay, call));
            }
            return least;
        }

        private static Counted counted(RememberingRelay relay, Runnable call) {
            int requests = relay.requests();
            long threads = THREADS.getTotalStartedThreadCount();
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            call.run();
            return new Counted(
                    relay.requests() - requests,
                    THREADS.getTotalStartedThreadCount() - threads,
                    THREADS.getCurrentThreadAllocatedBytes() - bytes);
        }

        private Counted least(Counted other) {
            return new Counted(
                    Math.max(requests, other.requests), Math.min(threads, other.threads), Math.min(bytes, other.bytes));
        }
    }
}
