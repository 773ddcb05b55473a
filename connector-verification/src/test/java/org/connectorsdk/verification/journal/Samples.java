package org.connectorsdk.verification.journal;

import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/** Connections that a vendor accepts. */
final class Samples {
    private Samples() {}

    /** With settings in order, as an excerpt of an answer shows the order in which they were sent. */
    static ConnectionSpec connection(VendorSimulator simulator, String name) {
        ConnectionSpec sample = simulator.sampleConnection(name);
        return sample.toBuilder()
                .config(JsonObject.of(SortedJson.of(sample.config().toJson())
                        .flatMap(SortedJson::members)
                        .orElseThrow()))
                .build();
    }
}
