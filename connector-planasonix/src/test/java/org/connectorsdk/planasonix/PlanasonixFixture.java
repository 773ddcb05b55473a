package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ObjectAssert;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.CallObserver;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.simulators.planasonix.PlanasonixSimulator;
import org.connectorsdk.simulators.planasonix.PlanasonixState;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant;
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
final class PlanasonixFixture implements BeforeEachCallback, AfterEachCallback {
    static final CallOptions NONE = CallOptions.none();

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    final VirtualClock clock = VirtualClock.create();
    private final String pathPrefix;
    private final List<Connections> opened = new ArrayList<>();
    private PlanasonixSimulator simulator = new PlanasonixSimulator(SimulatorOptions.defaults());

    PlanasonixFixture() {
        this("");
    }

    PlanasonixFixture(String pathPrefix) {
        this.pathPrefix = pathPrefix;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        simulator =
                new PlanasonixSimulator(SimulatorOptions.defaults().clock(clock).seed(7), pathPrefix);
        simulator.start();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        opened.forEach(Connections::close);
        simulator.close();
        assertThat(simulator.defects()).as("defects of the simulator").isEmpty();
        assertThat(simulator.faults().unfired()).as("faults that never played").isEmpty();
    }

    PlanasonixSimulator simulator() {
        return simulator;
    }

    PlanasonixState state() {
        return simulator.state();
    }

    PlanasonixTenant tenant() {
        return simulator.tenant();
    }

    /** A client of the simulator with settings of its own beside the usual ones. */
    Connections open(String... namesAndValues) {
        ConnectorConfig.Builder config = config();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            config.set(namesAndValues[i], namesAndValues[i + 1]);
        }
        return open(config, CallObserver.NONE);
    }

    /** A client of which somebody sees every call. */
    Connections open(CallObserver observer) {
        return open(config(), observer);
    }

    private Connections open(ConnectorConfig.Builder config, CallObserver observer) {
        Connections connections = Connectors.of(new PlanasonixProvider())
                .open(
                        Planasonix.ID,
                        config.build(),
                        RuntimeContext.builder().time(clock).observer(observer).build())
                .getOrElseThrow(error -> new AssertionError(error.message()));
        opened.add(connections);
        return connections;
    }

    ConnectorConfig.Builder config() {
        return simulator.config();
    }

    PlanasonixApi api() {
        return open().unwrap(PlanasonixApi.class).orElseThrow();
    }

    /** A connection put into the account behind the client's back; its id is its name. */
    ConnectionId seeded(String name, String type, String config) {
        state().addConnection(name, name, type, node(config));
        return ConnectionId.of(name);
    }

    ConnectionId seeded(String name) {
        return seeded(name, "postgres", "{'host':'pg.test','port':5432}");
    }

    void fault(String operation, Fault... inOrder) {
        simulator.faults().on(operation).inject(inOrder);
    }

    int requests(String operation) {
        return simulator.journal().count(operation);
    }

    /** The body of the latest request of an operation. */
    ObjectNode sent(String operation) {
        List<Exchange> all = simulator.journal().of(operation);
        return node(all.get(all.size() - 1).bodyText());
    }

    /** A JSON object; single quotes stand for double ones. */
    static ObjectNode node(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("text: " + text, e);
        }
    }

    static JsonObject json(String text) {
        return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .flatMap(value -> value.asObject())
                .orElseThrow();
    }

    static <T> T right(Either<ConnectorError, T> answer) {
        return answer.getOrElseThrow(error -> new AssertionError("expected success, got " + error.message()));
    }

    /** The request was refused; what is asserted are the paths of its violations. */
    static AbstractListAssert<?, ?, String, ?> assertInvalid(Either<ConnectorError, ?> answer) {
        assertFailed(answer, ConnectorError.InvalidRequest.class);
        return assertThat(((ConnectorError.InvalidRequest) answer.getLeft()).violations())
                .extracting(FieldViolation::path);
    }

    static <E extends ConnectorError> ObjectAssert<E> assertFailed(Either<ConnectorError, ?> answer, Class<E> kind) {
        return assertThat(answer.isLeft() ? answer.getLeft() : answer.get())
                .asInstanceOf(InstanceOfAssertFactories.type(kind));
    }
}
