package org.connectorsdk.simulators.hotdata;

import java.util.List;
import java.util.Map;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/**
 * Makes the simulator of Hotdata known under the id {@code hotdata}.
 *
 * @since 0.1.0
 */
public final class HotdataSimulatorProvider implements SimulatorProvider {
    /** For the service loader. */
    public HotdataSimulatorProvider() {}

    @Override
    public String id() {
        return "hotdata";
    }

    @Override
    public Map<String, List<String>> choices() {
        return Map.of("era", List.of("august", "june", "autumn"));
    }

    @Override
    public VendorSimulator start(SimulatorOptions options) {
        return HotdataSimulator.start(options);
    }
}
