package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ObjectAssert;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.simulators.hotdata.HotdataSimulator;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.time.VirtualClock;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh simulator for each test, and clients of it that share its clock: a pause takes no real time, for either side.
 * After the test it must have found no defect in itself, and every fault that was armed must have played.
 */
final class HotdataFixture implements BeforeEachCallback, AfterEachCallback {
    static final CallOptions NONE = CallOptions.none();

    final VirtualClock clock = VirtualClock.create();
    private final List<Connections> opened = new ArrayList<>();
    private HotdataSimulator simulator = new HotdataSimulator(SimulatorOptions.defaults());

    @Override
    public void beforeEach(ExtensionContext test) {
        simulator =
                HotdataSimulator.start(SimulatorOptions.defaults().clock(clock).seed(7));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        opened.forEach(Connections::close);
        simulator.close();
        assertThat(simulator.defects()).as("defects of the simulator").isEmpty();
        assertThat(simulator.faults().unfired()).as("faults that never played").isEmpty();
    }

    /** Makes the server one of another time. */
    HotdataFixture era(HotdataEra era) {
        simulator.behaviour().era(era);
        return this;
    }

    HotdataSimulator simulator() {
        return simulator;
    }

    HotdataWorkspace workspace() {
        return simulator.workspace();
    }

    /** A client of the simulator with settings of its own beside the usual ones. */
    Connections open(String... namesAndValues) {
        ConnectorConfig.Builder config = config();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            config.set(namesAndValues[i], namesAndValues[i + 1]);
        }
        return open(config.build());
    }

    /** A client with no settings but these. */
    Connections open(ConnectorConfig config) {
        Connections connections = Connectors.of(new HotdataProvider())
                .open(Hotdata.ID, config, RuntimeContext.builder().time(clock).build())
                .getOrElseThrow(error -> new AssertionError(error.message()));
        opened.add(connections);
        return connections;
    }

    ConnectorConfig.Builder config() {
        return simulator.config();
    }

    /** A connection with a reachable source, put into the workspace behind the client's back. */
    ConnectionEntry seeded(String name) {
        return workspace().seedConnection(name, "postgres");
    }

    static ConnectionId id(ConnectionEntry entry) {
        return ConnectionId.of(entry.id());
    }

    void fault(String operation, Fault... inOrder) {
        simulator.faults().on(operation).inject(inOrder);
    }

    int requests(String operation) {
        return simulator.journal().count(operation);
    }

    static <T> T right(Either<ConnectorError, T> answer) {
        return answer.getOrElseThrow(error -> new AssertionError("expected success, got " + error.message()));
    }

    static <E extends ConnectorError> ObjectAssert<E> assertFailed(Either<ConnectorError, ?> answer, Class<E> kind) {
        return assertThat(answer.isLeft() ? answer.getLeft() : answer.get())
                .asInstanceOf(InstanceOfAssertFactories.type(kind));
    }
}
