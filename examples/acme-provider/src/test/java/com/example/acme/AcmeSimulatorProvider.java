package com.example.acme;

import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/** Finds the simulator for the command line: {@code connectors simulate acme}. */
public final class AcmeSimulatorProvider implements SimulatorProvider {
    @Override
    public String id() {
        return "acme";
    }

    @Override
    public VendorSimulator start(SimulatorOptions options) {
        return VendorSimulator.started(new AcmeSimulator(options));
    }
}
