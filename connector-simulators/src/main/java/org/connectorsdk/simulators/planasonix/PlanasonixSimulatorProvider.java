package org.connectorsdk.simulators.planasonix;

import java.util.List;
import java.util.Map;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/**
 * Makes the simulator of Planasonix findable.
 *
 * @since 0.1.0
 */
public final class PlanasonixSimulatorProvider implements SimulatorProvider {

    /** For {@link java.util.ServiceLoader}. */
    public PlanasonixSimulatorProvider() {}

    @Override
    public String id() {
        return "planasonix";
    }

    @Override
    public Map<String, List<String>> choices() {
        return Map.of("dialect", List.of("reference", "client"));
    }

    @Override
    public VendorSimulator start(SimulatorOptions options) {
        PlanasonixSimulator simulator = new PlanasonixSimulator(options);
        simulator.start();
        return simulator;
    }
}
