package org.connectorsdk.hotdata;

import java.util.function.Function;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.simulators.hotdata.HotdataSimulator;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.testkit.fixture.ProviderFixture;

/** A simulator of Hotdata and clients of it. */
final class HotdataFixture extends ProviderFixture<HotdataSimulator> {
    HotdataFixture() {
        super(new HotdataProvider(), HotdataSimulator::new);
    }

    /** Makes the server one of another time. */
    HotdataFixture era(HotdataEra era) {
        simulator().behaviour().era(era);
        return this;
    }

    Connections openSeenBy(Function<CallStart, CallObservation> observer) {
        return open(
                config().build(), context().observer(Observer.ofCalls(observer)).build());
    }

    HotdataWorkspace workspace() {
        return simulator().workspace();
    }

    /** A connection with a reachable source, put into the workspace behind the client's back. */
    ConnectionEntry seeded(String name) {
        return workspace().seedConnection(name, "postgres");
    }

    static ConnectionId id(ConnectionEntry entry) {
        return ConnectionId.of(entry.id());
    }
}
