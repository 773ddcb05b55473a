package org.connectorsdk.simulators.planasonix;

import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/**
 * Planasonix as a target of the conformance rules, in the form of its reference or of its own clients.
 *
 * @since 0.1.0
 */
public final class PlanasonixTarget implements ConformanceTarget {
    private final PlanasonixTenant.Dialect dialect;

    /** The vendor as its reference says. Made by a test class or by the service loader; does nothing. */
    public PlanasonixTarget() {
        this(PlanasonixTenant.Dialect.REFERENCE);
    }

    /**
     * The vendor in one of its dialects.
     *
     * @param dialect in which form it speaks
     */
    public PlanasonixTarget(PlanasonixTenant.Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public String id() {
        return dialect == PlanasonixTenant.Dialect.REFERENCE ? "planasonix" : "planasonix-client";
    }

    @Override
    public String provider() {
        return "planasonix";
    }

    @Override
    public VendorHarness start(SimulatorOptions options) {
        PlanasonixSimulator simulator = new PlanasonixSimulator(options);
        simulator.tenant().dialect(dialect);
        simulator.start();
        return new PlanasonixHarness(simulator);
    }
}
