package org.connectorsdk.planasonix;

import org.connectorsdk.simulators.planasonix.PlanasonixTarget;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.Dialect;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.suite.ConnectorConformanceSuite;

/** So does Planasonix where it speaks as its own clients expect it. */
class PlanasonixClientConformanceTest extends ConnectorConformanceSuite {
    @Override
    protected ConformanceTarget target() {
        return new PlanasonixTarget(Dialect.VENDOR_CLIENT);
    }
}
