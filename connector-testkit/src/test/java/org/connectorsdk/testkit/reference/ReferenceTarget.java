package org.connectorsdk.testkit.reference;

import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/** The reference provider as a target of the rules. */
public final class ReferenceTarget implements ConformanceTarget {
    @Override
    public String id() {
        return ReferenceProvider.ID;
    }

    @Override
    public String provider() {
        return ReferenceProvider.ID;
    }

    @Override
    public VendorHarness start(SimulatorOptions options) {
        return new ReferenceHarness(ReferenceSimulator.start(options));
    }
}
