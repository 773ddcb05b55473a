package org.connectorsdk.hotdata;

import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.ConnectorConformanceSuite;
import org.connectorsdk.testkit.hotdata.HotdataTarget;

/** Hotdata passes the rules that every provider passes. */
class HotdataConformanceTest extends ConnectorConformanceSuite {
    @Override
    protected ConformanceTarget target() {
        return new HotdataTarget();
    }
}
