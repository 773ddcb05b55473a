package org.connectorsdk.fivetran;

import org.connectorsdk.simulators.fivetran.FivetranTarget;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.suite.ConnectorConformanceSuite;

/** Fivetran passes the rules that every provider passes. */
class FivetranConformanceTest extends ConnectorConformanceSuite {
    @Override
    protected ConformanceTarget target() {
        return new FivetranTarget();
    }
}
