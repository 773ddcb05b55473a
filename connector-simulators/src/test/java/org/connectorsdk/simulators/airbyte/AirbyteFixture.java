package org.connectorsdk.simulators.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.http.PlainAnswer;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.time.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A running simulator with one connection in it, and a client. */
abstract class AirbyteFixture {
    static final String NOWHERE = "00000000-0000-4000-8000-000000000000";
    static final String JSON_BODY = "Content-Type: application/json";

    /** A status and the JSON that came with it. */
    record Reply(int status, JsonNode json, PlainAnswer raw) {
        JsonNode at(String pointer) {
            return json.at(pointer);
        }

        String text(String pointer) {
            return json.at(pointer).asText();
        }
    }

    final VirtualClock clock = VirtualClock.create();
    AirbyteSimulator simulator = simulator(AirbyteOptions.defaults());
    AirbyteState state = simulator.state();
    String source = "";
    String destination = "";
    String connection = "";

    private AirbyteSimulator simulator(AirbyteOptions options) {
        return simulator(options, SimulatorOptions.defaults());
    }

    private AirbyteSimulator simulator(AirbyteOptions options, SimulatorOptions server) {
        return new AirbyteSimulator(options.server(server.clock(clock).seed(7)));
    }

    /** Which server this class is about. */
    AirbyteOptions options() {
        return AirbyteOptions.defaults().auth(AuthMode.NONE);
    }

    @BeforeEach
    void connect() throws IOException {
        restart(options(), SimulatorOptions.defaults());
    }

    /** Replaces the simulator by another one that has one connection. */
    final void restart(AirbyteOptions options) throws IOException {
        restart(options, SimulatorOptions.defaults());
    }

    final void restart(AirbyteOptions options, SimulatorOptions server) throws IOException {
        simulator.close();
        simulator = simulator(options, server);
        state = simulator.state();
        simulator.start();
        source = state.addSource("shop");
        destination = state.addDestination("lake");
        connection = state.addConnection("shop to lake", source, destination);
    }

    @AfterEach
    void nothingBrokeInside() throws IOException {
        simulator.close();
        assertThat(simulator.defects()).isEmpty();
    }

    Reply send(String method, String path, String body, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!body.isEmpty() && all.stream().noneMatch(header -> header.startsWith("Content-Type"))) {
            all.add(JSON_BODY);
        }
        PlainAnswer answer = PlainAnswer.to(simulator.baseUrl(), method, path, body, all.toArray(String[]::new));
        String text = answer.text();
        boolean json = text.startsWith("{") || text.startsWith("[");
        return new Reply(answer.status(), json ? Json.parse(text) : MissingNode.getInstance(), answer);
    }

    /** An operation of the configuration API. */
    Reply config(String path, String body) throws IOException {
        return send("POST", "/api/v1" + path, body);
    }

    /** An operation of the public API that reads or deletes. */
    Reply open(String method, String path) throws IOException {
        return send(method, "/api/public/v1" + path, "");
    }

    Reply open(String method, String path, String body) throws IOException {
        return send(method, "/api/public/v1" + path, body);
    }

    Reply getConnection() throws IOException {
        return config("/connections/get", id("connectionId", connection));
    }

    Reply sync() throws IOException {
        return config("/connections/sync", id("connectionId", connection));
    }

    Reply job(long id) throws IOException {
        return config("/jobs/get_light", "{\"id\": " + id + "}");
    }

    static String id(String name, String value) {
        return "{\"" + name + "\": \"" + value + "\"}";
    }

    static List<String> texts(JsonNode array, String member) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.path(member).asText()));
        return texts;
    }

    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
