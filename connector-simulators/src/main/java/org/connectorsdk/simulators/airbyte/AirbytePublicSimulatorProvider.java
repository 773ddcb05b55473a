package org.connectorsdk.simulators.airbyte;

import java.util.List;
import java.util.Map;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/**
 * Starts an Airbyte of today whose settings point at the public API.
 *
 * @since 0.1.0
 */
public final class AirbytePublicSimulatorProvider implements SimulatorProvider {
    /** For the service loader. */
    public AirbytePublicSimulatorProvider() {}

    @Override
    public String id() {
        return "airbyte-public";
    }

    @Override
    public String connector() {
        return "airbyte";
    }

    @Override
    public Map<String, List<String>> choices() {
        return Map.of("dialect", List.of("reference", "client"));
    }

    @Override
    public VendorSimulator start(SimulatorOptions options) {
        return AirbyteSimulator.start(AirbyteOptions.defaults().server(options).api(AirbyteApi.PUBLIC));
    }
}
