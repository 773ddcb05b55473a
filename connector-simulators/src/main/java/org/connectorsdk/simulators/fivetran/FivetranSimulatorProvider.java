package org.connectorsdk.simulators.fivetran;

import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/**
 * Finds {@link FivetranSimulator} under the id {@code fivetran}.
 *
 * @since 0.1.0
 */
public final class FivetranSimulatorProvider implements SimulatorProvider {
    /** For {@code ServiceLoader}. */
    public FivetranSimulatorProvider() {}

    @Override
    public String id() {
        return "fivetran";
    }

    @Override
    public VendorSimulator start(SimulatorOptions options) {
        FivetranSimulator simulator = new FivetranSimulator(options);
        simulator.start();
        return simulator;
    }
}
