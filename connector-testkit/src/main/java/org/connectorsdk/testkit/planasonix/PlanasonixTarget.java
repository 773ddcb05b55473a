package org.connectorsdk.testkit.planasonix;

import org.connectorsdk.testkit.conformance.ConformanceSubject;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/**
 * Planasonix as a target of the conformance rules.
 *
 * @since 0.1.0
 */
public final class PlanasonixTarget implements ConformanceTarget {
    /** Made by a test class or by the service loader; does nothing. */
    public PlanasonixTarget() {}

    @Override
    public String id() {
        return "planasonix";
    }

    @Override
    public String provider() {
        return "planasonix";
    }

    @Override
    public ConformanceSubject start(SimulatorOptions options) {
        PlanasonixSimulator simulator = new PlanasonixSimulator(options);
        simulator.start();
        return new PlanasonixSubject(simulator);
    }
}
