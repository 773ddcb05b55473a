package org.connectorsdk.testkit.reference;

import org.connectorsdk.api.Connectors;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.suite.ConnectorConformanceSuite;

/** A provider without a known fault passes everything. */
class ReferenceConformanceTest extends ConnectorConformanceSuite {
    @Override
    protected ConformanceTarget target() {
        return new ReferenceTarget();
    }

    @Override
    protected Connectors connectors() {
        return Connectors.of(new ReferenceProvider());
    }
}
