package org.connectorsdk.hotdata;

import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.util.Map;
import org.connectorsdk.api.Connections;
import org.connectorsdk.hotdata.wire.DatabaseWires.AttachmentWire;
import org.connectorsdk.hotdata.wire.DatabaseWires.DatabaseWire;
import org.connectorsdk.hotdata.wire.DatabaseWires.NewDatabaseWire;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.jspecify.annotations.Nullable;

/** Makes databases, through the vendor's own API. */
final class Databases {
    private Databases() {}

    static HotdataApi api(Connections connections) {
        return connections.unwrap(HotdataApi.class).orElseThrow();
    }

    /** {@return the id of a new database that sees a connection under its own name} */
    static String withAttached(Connections connections, ConnectionEntry entry) {
        return withAttached(connections, entry, null);
    }

    static String withAttached(Connections connections, ConnectionEntry entry, @Nullable String alias) {
        DatabaseWire database = right(api(connections).createDatabase(new NewDatabaseWire("db", null, Map.of()), NONE));
        right(api(connections)
                .attachDatabaseCatalog(database.id(), new AttachmentWire(entry.id(), alias, Map.of()), NONE));
        return database.id();
    }
}
