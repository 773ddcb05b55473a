package org.connectorsdk.testkit.fault;

import java.io.IOException;

/**
 * What a fault does with an exchange.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface FaultRun {

    /**
     * Runs the exchange to its end.
     *
     * @param exchange the exchange
     * @throws IOException if the client went away meanwhile
     */
    void on(HttpExchange exchange) throws IOException;
}
