package org.connectorsdk.simulators.airbyte;

import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/** Airbyte's configuration API as a target of the conformance rules. */
public final class AirbyteTarget implements ConformanceTarget {
    /** Made by a test class or by the service loader; does nothing. */
    public AirbyteTarget() {}

    @Override
    public String id() {
        return "airbyte";
    }

    @Override
    public String provider() {
        return "airbyte";
    }

    @Override
    public VendorHarness start(SimulatorOptions options) {
        return new AirbyteHarness(AirbyteOptions.defaults().server(options));
    }
}
