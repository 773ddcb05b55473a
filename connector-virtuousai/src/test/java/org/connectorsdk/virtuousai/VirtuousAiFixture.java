package org.connectorsdk.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ObjectAssert;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.simulators.virtuousai.VirtuousAiSimulator;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.time.VirtualClock;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh simulator for each test, and clients of it that share its clock: a pause takes no real time, for either side.
 * After the test it must have found no defect in itself, and every fault that was armed must have played.
 */
final class VirtuousAiFixture implements BeforeEachCallback, AfterEachCallback {
    static final CallOptions NONE = CallOptions.none();
    static final ConnectionId NOWHERE = ConnectionId.of("00000000-0000-4000-8000-000000000000");

    final VirtualClock clock = VirtualClock.create();
    private final List<Connections> opened = new ArrayList<>();
    private final VirtuousAiSimulator simulator =
            new VirtuousAiSimulator(SimulatorOptions.defaults().clock(clock).seed(7));

    @Override
    public void beforeEach(ExtensionContext test) {
        simulator.start();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        opened.forEach(Connections::close);
        simulator.close();
        assertThat(simulator.defects()).as("defects of the simulator").isEmpty();
        assertThat(simulator.faults().unfired()).as("faults that never played").isEmpty();
    }

    VirtuousAiSimulator simulator() {
        return simulator;
    }

    /** A client of the simulator with settings of its own beside the usual ones. */
    Connections open(String... namesAndValues) {
        return open(simulator.settings(), namesAndValues);
    }

    Connections open(Map<String, String> settings, String... namesAndValues) {
        ConnectorConfig.Builder config = ConnectorConfig.builder();
        settings.forEach((name, value) -> {
            if (simulator.secretSettings().contains(name)) {
                config.secret(name, Secret.of(value));
            } else {
                config.set(name, value);
            }
        });
        for (int i = 0; i < namesAndValues.length; i += 2) {
            config.set(namesAndValues[i], namesAndValues[i + 1]);
        }
        Connections connections = tryOpen(config.build()).getOrElseThrow(error -> new AssertionError(error.message()));
        opened.add(connections);
        return connections;
    }

    Either<ConnectorError, Connections> tryOpen(ConnectorConfig config) {
        return Connectors.of(new VirtuousAiProvider())
                .open(
                        VirtuousAiProvider.ID,
                        config,
                        RuntimeContext.builder().time(clock).build());
    }

    VirtuousAiApi api() {
        return open().unwrap(VirtuousAiApi.class).orElseThrow();
    }

    /** A connection that works, put into the organisation behind the client's back. */
    ConnectionId seeded(String provider) {
        return seeded(provider, "host", "db.example.test");
    }

    ConnectionId seeded(String provider, String setting, String value) {
        return ConnectionId.of(simulator.seedConnection(
                "seeded",
                provider,
                JsonNodeFactory.instance.objectNode().put(setting, value),
                Map.of("password", "stored-secret")));
    }

    void fault(String operation, Fault... inOrder) {
        simulator.faults().on(operation).inject(inOrder);
    }

    int requests(String operation) {
        return simulator.journal().count(operation);
    }

    Exchange last(String operation) {
        List<Exchange> all = simulator.journal().of(operation);
        return all.get(all.size() - 1);
    }

    static <T> T right(Either<ConnectorError, T> answer) {
        return answer.getOrElseThrow(error -> new AssertionError("expected success, got " + error.message()));
    }

    static <E extends ConnectorError> ObjectAssert<E> assertFailed(Either<ConnectorError, ?> answer, Class<E> kind) {
        return assertThat(answer.isLeft() ? answer.getLeft() : answer.get())
                .asInstanceOf(InstanceOfAssertFactories.type(kind));
    }
}
