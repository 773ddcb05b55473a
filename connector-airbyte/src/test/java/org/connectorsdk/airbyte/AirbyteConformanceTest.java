package org.connectorsdk.airbyte;

import org.connectorsdk.simulators.airbyte.AirbyteTarget;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.suite.ConnectorConformanceSuite;

/** Airbyte's configuration API passes the rules that every provider passes. */
class AirbyteConformanceTest extends ConnectorConformanceSuite {
    @Override
    protected ConformanceTarget target() {
        return new AirbyteTarget();
    }
}
