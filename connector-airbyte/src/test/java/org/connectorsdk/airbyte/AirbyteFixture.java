package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ObjectAssert;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.AirbyteJobs;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.AirbyteSimulator;
import org.connectorsdk.simulators.airbyte.AirbyteState;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.time.VirtualClock;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh simulator with one connection for each test, and clients of it that share its clock: a pause takes no real
 * time, for either side. After the test it must have found no defect in itself, and every fault that was armed must
 * have played.
 */
final class AirbyteFixture implements BeforeEachCallback, AfterEachCallback {
    static final CallOptions NONE = CallOptions.none();

    /** Pauses are as long as they are on average. */
    private static final RandomGenerator MIDDLE = new RandomGenerator() {
        @Override
        public long nextLong() {
            return Long.MIN_VALUE; // the middle of what is read without a sign
        }

        @Override
        public double nextDouble() {
            return 0.5;
        }
    };

    final VirtualClock clock = VirtualClock.create();
    private final List<Connections> opened = new ArrayList<>();
    private AirbyteOptions options = AirbyteOptions.defaults();
    private AirbyteSimulator simulator = new AirbyteSimulator(options);
    private String source = "";
    private String destination = "";
    private ConnectionId connection = ConnectionId.of("none");

    @Override
    public void beforeEach(ExtensionContext test) {
        restart(AirbyteOptions.defaults());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        opened.forEach(Connections::close);
        simulator.close();
        assertThat(simulator.defects()).as("defects of the simulator").isEmpty();
        assertThat(simulator.faults().unfired()).as("faults that never played").isEmpty();
    }

    /** Replaces the simulator by another one with one connection. */
    void restart(AirbyteOptions newOptions) {
        simulator.close();
        options = newOptions.server(SimulatorOptions.defaults().clock(clock).seed(7));
        simulator = AirbyteSimulator.start(options);
        source = state().addSource("shop");
        destination = state().addDestination("lake");
        connection = ConnectionId.of(state().addConnection("shop to lake", source, destination));
    }

    AirbyteSimulator simulator() {
        return simulator;
    }

    AirbyteState state() {
        return simulator.state();
    }

    AirbyteJobs jobs() {
        return simulator.jobs();
    }

    String source() {
        return source;
    }

    String destination() {
        return destination;
    }

    /** The connection that is there from the beginning, over the streams orders and customers. */
    ConnectionId connection() {
        return connection;
    }

    /** A client of one of the APIs, with settings of its own beside the usual ones. */
    Connections open(AirbyteApi api, String... namesAndValues) {
        ConnectorConfig.Builder config = config().set("api", api.text());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            config.set(namesAndValues[i], namesAndValues[i + 1]);
        }
        return open(config.build());
    }

    /** A client of the configuration API. */
    Connections open(String... namesAndValues) {
        return open(AirbyteApi.CONFIG, namesAndValues);
    }

    Connections open(ConnectorConfig config) {
        Connections connections = tryOpen(config).getOrElseThrow(error -> new AssertionError(error.message()));
        opened.add(connections);
        return connections;
    }

    Either<ConnectorError, Connections> tryOpen(ConnectorConfig config) {
        return Connectors.of(new AirbyteProvider())
                .open(
                        AirbyteProvider.ID,
                        config,
                        RuntimeContext.builder()
                                .time(clock)
                                .lend(RandomGenerator.class, MIDDLE)
                                .build());
    }

    ConnectorConfig.Builder config() {
        return simulator.config();
    }

    /** The simulator's name of an operation that both APIs have. */
    static String operation(AirbyteApi api, String config, String open) {
        return api == AirbyteApi.CONFIG ? config : "public-" + open;
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
