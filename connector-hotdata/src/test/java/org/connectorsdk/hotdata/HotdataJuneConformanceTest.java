package org.connectorsdk.hotdata;

import org.connectorsdk.simulators.hotdata.HotdataTarget;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.suite.ConnectorConformanceSuite;

/** All rules with Hotdata as it was in June, which the same client serves. */
class HotdataJuneConformanceTest extends ConnectorConformanceSuite {
    @Override
    protected ConformanceTarget target() {
        return new HotdataTarget(HotdataEra.JUNE);
    }
}
