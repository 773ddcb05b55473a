package org.connectorsdk.simulators.fivetran;

import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/**
 * Fivetran as a target of the conformance rules.
 *
 * @since 0.1.0
 */
public final class FivetranTarget implements ConformanceTarget {
    /** Made by a test class or by the service loader; does nothing. */
    public FivetranTarget() {}

    @Override
    public String id() {
        return "fivetran";
    }

    @Override
    public String provider() {
        return "fivetran";
    }

    @Override
    public VendorHarness start(SimulatorOptions options) {
        FivetranSimulator simulator = new FivetranSimulator(options);
        simulator.start();
        return new FivetranHarness(simulator);
    }
}
