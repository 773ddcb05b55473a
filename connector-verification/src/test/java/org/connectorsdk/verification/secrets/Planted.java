package org.connectorsdk.verification.secrets;

import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/** A target whose secrets are noted when a harness starts. */
record Planted(ConformanceTarget target) implements ConformanceTarget {
    @Override
    public String id() {
        return target.id();
    }

    @Override
    public String provider() {
        return target.provider();
    }

    @Override
    public VendorHarness start(SimulatorOptions options) {
        VendorHarness harness = target.start(options);
        PlantedSecrets.note(harness);
        return harness;
    }
}
