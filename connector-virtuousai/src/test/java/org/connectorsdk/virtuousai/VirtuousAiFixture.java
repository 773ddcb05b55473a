package org.connectorsdk.virtuousai;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.simulators.virtuousai.VirtuousAiSimulator;
import org.connectorsdk.testkit.fixture.ProviderFixture;

/** A simulator of VirtuousAI and clients of it. */
final class VirtuousAiFixture extends ProviderFixture<VirtuousAiSimulator> {
    static final ConnectionId NOWHERE = ConnectionId.of("00000000-0000-4000-8000-000000000000");

    VirtuousAiFixture() {
        super(new VirtuousAiProvider(), VirtuousAiSimulator::new);
    }

    VirtuousAiApi api() {
        return api(VirtuousAiApi.class);
    }

    /** A connection that works, put into the organisation behind the client's back. */
    ConnectionId seeded(String provider) {
        return seeded(provider, "host", "db.example.test");
    }

    ConnectionId seeded(String provider, String setting, String value) {
        return ConnectionId.of(simulator()
                .seedConnection(
                        "seeded",
                        provider,
                        JsonNodeFactory.instance.objectNode().put(setting, value),
                        Map.of("password", "stored-secret")));
    }
}
