package org.connectorsdk.simulators.airbyte;

import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/**
 * Starts an Airbyte of today whose settings point at the configuration API.
 *
 * @since 0.1.0
 */
public final class AirbyteSimulatorProvider implements SimulatorProvider {
    /** For the service loader. */
    public AirbyteSimulatorProvider() {}

    @Override
    public String id() {
        return "airbyte";
    }

    @Override
    public VendorSimulator start(SimulatorOptions options) {
        return AirbyteSimulator.start(AirbyteOptions.defaults().server(options));
    }
}
