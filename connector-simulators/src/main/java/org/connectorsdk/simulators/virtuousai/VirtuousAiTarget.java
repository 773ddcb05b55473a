package org.connectorsdk.simulators.virtuousai;

import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/**
 * VirtuousAI as a target of the conformance rules.
 *
 * @since 0.1.0
 */
public final class VirtuousAiTarget implements ConformanceTarget {
    /** Made by a test class or by the service loader; does nothing. */
    public VirtuousAiTarget() {}

    @Override
    public String id() {
        return "virtuousai";
    }

    @Override
    public String provider() {
        return "virtuousai";
    }

    @Override
    public VendorHarness start(SimulatorOptions options) {
        VirtuousAiSimulator simulator = new VirtuousAiSimulator(options);
        simulator.start();
        return new VirtuousAiHarness(simulator);
    }
}
