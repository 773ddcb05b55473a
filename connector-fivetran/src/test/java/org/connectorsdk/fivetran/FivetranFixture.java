package org.connectorsdk.fivetran;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.simulators.fivetran.FivetranSimulator;
import org.connectorsdk.testkit.fixture.ProviderFixture;

/** A simulator of Fivetran and clients of it. */
final class FivetranFixture extends ProviderFixture<FivetranSimulator> {
    static final ConnectionId NOWHERE = ConnectionId.of("absent_connection");

    FivetranFixture() {
        super(new FivetranProvider(), FivetranSimulator::new);
    }

    FivetranApi api() {
        return api(FivetranApi.class);
    }

    /** A connection that works and never synced, put into the account behind the client's back. */
    ConnectionId seeded() {
        return seeded("shop_pg", "postgres");
    }

    ConnectionId seeded(String name, String service) {
        return ConnectionId.of(simulator()
                .seedConnection(
                        name,
                        service,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("host", "db.example.test")
                                .put("port", 5432)
                                .put("password", "stored-secret")));
    }
}
