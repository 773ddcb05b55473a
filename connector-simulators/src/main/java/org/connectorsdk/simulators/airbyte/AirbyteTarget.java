package org.connectorsdk.simulators.airbyte;

import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/**
 * Airbyte's configuration API as a target of the conformance rules.
 *
 * @since 0.1.0
 */
public class AirbyteTarget implements ConformanceTarget {
    private final String id;
    private final AirbyteApi api;

    /** Made by a test class or by the service loader; does nothing. */
    public AirbyteTarget() {
        this("airbyte", AirbyteApi.CONFIG);
    }

    AirbyteTarget(String id, AirbyteApi api) {
        this.id = id;
        this.api = api;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String provider() {
        return "airbyte";
    }

    @Override
    public final VendorHarness start(SimulatorOptions options) {
        return new AirbyteHarness(AirbyteOptions.defaults().server(options).api(api));
    }
}
