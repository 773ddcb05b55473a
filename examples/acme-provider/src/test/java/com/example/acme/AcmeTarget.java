package com.example.acme;

import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/** What the rules are tried on: the provider with a fresh simulator. */
public final class AcmeTarget implements ConformanceTarget {
    @Override
    public String id() {
        return "acme";
    }

    @Override
    public VendorHarness start(SimulatorOptions options) {
        return new AcmeHarness(VendorSimulator.started(new AcmeSimulator(options)));
    }
}
