package org.connectorsdk.simulators.virtuousai;

import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/**
 * Finds {@link VirtuousAiSimulator} under the id {@code virtuousai}.
 *
 * @since 0.1.0
 */
public final class VirtuousAiSimulatorProvider implements SimulatorProvider {
    /** For {@code ServiceLoader}. */
    public VirtuousAiSimulatorProvider() {}

    @Override
    public String id() {
        return "virtuousai";
    }

    @Override
    public VendorSimulator start(SimulatorOptions options) {
        VirtuousAiSimulator simulator = new VirtuousAiSimulator(options);
        simulator.start();
        return simulator;
    }
}
