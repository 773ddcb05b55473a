package org.connectorsdk.virtuousai;

import org.connectorsdk.simulators.virtuousai.VirtuousAiTarget;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.suite.ConnectorConformanceSuite;

/** VirtuousAI passes the rules that every provider passes. */
class VirtuousAiConformanceTest extends ConnectorConformanceSuite {
    @Override
    protected ConformanceTarget target() {
        return new VirtuousAiTarget();
    }
}
