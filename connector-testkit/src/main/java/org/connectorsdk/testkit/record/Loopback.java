package org.connectorsdk.testkit.record;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.simulator.Operation;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.connectorsdk.testkit.wire.Answer;

/** A server on the loopback interface that gives every request to one handler, one request at a time. */
final class Loopback extends VendorSimulator {
    /** Answered by a handler to have the connection cut before the first byte. */
    static final Answer CUT = Answer.status(500);

    Loopback(Operation handler) {
        super(SimulatorOptions.defaults(), new Object());
        routes("", (refusal, request) -> Answer.text(refusal.status(), refusal.text()))
                .otherwise(handler);
        faults().on(FaultScript.ANY).always().inject(Fault.of("answer", exchange -> {
            Answer answer = exchange.execute();
            if (isCut(answer)) {
                exchange.reset();
            } else {
                exchange.send(answer);
            }
        }));
    }

    @SuppressWarnings("ReferenceEquality") // it is a mark, not an answer
    private static boolean isCut(Answer answer) {
        return answer == CUT;
    }

    /** {@return where a client is to look for what is at the vendor's address} */
    URI standingFor(URI vendor) {
        String path = vendor.getRawPath();
        return URI.create(baseUrl() + (path == null ? "" : path));
    }

    /**
     * Lets answers that are under way reach their clients, in real time.
     *
     * @param limit how long at the most
     */
    void finish(Duration limit) {
        try {
            journal()
                    .await(
                            journal().all().size(),
                            exchange -> exchange.outcome() != Exchange.Outcome.IN_PROGRESS,
                            limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("base-url", baseUrl().toString());
    }

    @Override
    public Set<String> secretSettings() {
        return Set.of();
    }

    @Override
    public void seedConnections(int count) {
        throw new UnsupportedOperationException("seedConnections: the vendor is a recorded one");
    }

    @Override
    public ConnectionSpec sampleConnection(String name) {
        throw new UnsupportedOperationException("sampleConnection: the vendor is a recorded one");
    }
}
