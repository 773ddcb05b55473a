package org.connectorsdk.planasonix;

import org.connectorsdk.simulators.planasonix.PlanasonixTarget;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.suite.ConnectorConformanceSuite;

/** Planasonix passes the rules that every provider passes. */
class PlanasonixConformanceTest extends ConnectorConformanceSuite {
    @Override
    protected ConformanceTarget target() {
        return new PlanasonixTarget();
    }
}
