package org.connectorsdk.testkit.hotdata;

import org.connectorsdk.testkit.conformance.ConformanceSubject;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/** Hotdata as a target of the conformance rules. */
public final class HotdataTarget implements ConformanceTarget {
    /** Made by a test class or by the service loader; does nothing. */
    public HotdataTarget() {}

    @Override
    public String id() {
        return "hotdata";
    }

    @Override
    public String provider() {
        return "hotdata";
    }

    @Override
    public ConformanceSubject start(SimulatorOptions options) {
        return new HotdataSubject(HotdataSimulator.start(options));
    }
}
