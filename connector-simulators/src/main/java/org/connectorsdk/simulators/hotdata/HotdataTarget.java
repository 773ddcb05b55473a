package org.connectorsdk.simulators.hotdata;

import java.util.Locale;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/**
 * Hotdata as a target of the conformance rules.
 *
 * @since 0.1.0
 */
public final class HotdataTarget implements ConformanceTarget {
    private final HotdataEra era;

    /** The vendor as it is since August. Made by a test class or by the service loader; does nothing. */
    public HotdataTarget() {
        this(HotdataEra.AUGUST);
    }

    /**
     * The vendor as it was or will be.
     *
     * @param era in which state it is
     */
    public HotdataTarget(HotdataEra era) {
        this.era = era;
    }

    @Override
    public String id() {
        return era == HotdataEra.AUGUST ? "hotdata" : "hotdata-" + word();
    }

    private String word() {
        return era.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String provider() {
        return "hotdata";
    }

    @Override
    public VendorHarness start(SimulatorOptions options) {
        return new HotdataHarness(HotdataSimulator.start(options.vendor("era", word())));
    }
}
