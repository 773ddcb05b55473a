package org.connectorsdk.simulators.airbyte;

import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/** Airbyte's public API as a target of the conformance rules. */
public final class AirbytePublicTarget implements ConformanceTarget {
    /** Made by a test class or by the service loader; does nothing. */
    public AirbytePublicTarget() {}

    @Override
    public String id() {
        return "airbyte-public";
    }

    @Override
    public String provider() {
        return "airbyte";
    }

    @Override
    public VendorHarness start(SimulatorOptions options) {
        return new AirbyteHarness(AirbyteOptions.defaults().server(options).api(AirbyteApi.PUBLIC));
    }
}
