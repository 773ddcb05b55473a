package org.connectorsdk.airbyte;

import org.connectorsdk.simulators.airbyte.AirbytePublicTarget;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.suite.ConnectorConformanceSuite;

/** Airbyte's public API passes the rules that every provider passes. */
class AirbytePublicConformanceTest extends ConnectorConformanceSuite {
    @Override
    protected ConformanceTarget target() {
        return new AirbytePublicTarget();
    }
}
