package org.connectorsdk.hotdata;

import org.connectorsdk.simulators.hotdata.HotdataTarget;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.suite.ConnectorConformanceSuite;

/** Hotdata passes the rules that every provider passes. */
class HotdataConformanceTest extends ConnectorConformanceSuite {
    @Override
    protected ConformanceTarget target() {
        return new HotdataTarget();
    }
}
