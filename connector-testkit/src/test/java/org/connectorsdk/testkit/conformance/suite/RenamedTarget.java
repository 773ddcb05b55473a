package org.connectorsdk.testkit.conformance.suite;

import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.reference.ReferenceTarget;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/**
 * The reference provider under another name, so that its report stays apart.
 *
 * @param id the name
 */
record RenamedTarget(String id) implements ConformanceTarget {
    private static final ConformanceTarget REFERENCE = new ReferenceTarget();

    @Override
    public String provider() {
        return REFERENCE.provider();
    }

    @Override
    public VendorHarness start(SimulatorOptions options) {
        return REFERENCE.start(options);
    }
}
