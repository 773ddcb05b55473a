package org.connectorsdk.simulators.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.http.PlainAnswer;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.time.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A running simulator and a client. */
abstract class VirtuousAiFixture {
    static final String BASE = "/api/v1/connections";
    static final String NOWHERE = "00000000-0000-4000-8000-000000000000";

    /** A status and the JSON that came with it. */
    record Reply(int status, JsonNode json, PlainAnswer raw) {

        JsonNode at(String pointer) {
            return json.at(pointer);
        }

        /** Place and type of the violations, one text each. */
        List<String> violations() {
            List<String> found = new ArrayList<>();
            json.path("detail")
                    .forEach(detail -> found.add(detail.path("loc").toString() + " "
                            + detail.path("type").asText()));
            return found;
        }
    }

    final VirtualClock clock = VirtualClock.create();
    final VirtuousAiSimulator simulator =
            new VirtuousAiSimulator(SimulatorOptions.defaults().clock(clock).seed(7));

    @BeforeEach
    void connect() throws IOException {
        simulator.start();
    }

    @AfterEach
    void nothingBrokeInside() throws IOException {
        simulator.close();
        assertThat(simulator.defects()).isEmpty();
    }

    Reply sendRaw(String method, String path, String body, String... headers) throws IOException {
        PlainAnswer answer = PlainAnswer.to(simulator.baseUrl(), method, path, body, headers);
        String text = answer.text();
        return new Reply(answer.status(), text.startsWith("{") ? Json.parse(text) : NullNode.getInstance(), answer);
    }

    Reply send(String method, String path, String body) throws IOException {
        return sendRaw(
                method,
                path,
                body,
                "Authorization: Bearer " + simulator.settings().get("token"),
                type(body));
    }

    /** A header that does no harm where there is no body. */
    private static String type(String body) {
        return body.isEmpty() ? "Accept: application/json" : "Content-Type: application/json";
    }

    Reply get(String path) throws IOException {
        return send("GET", path, "");
    }

    Reply post(String path, String body) throws IOException {
        return send("POST", path, body);
    }

    Reply patch(String id, String body) throws IOException {
        return send("PATCH", BASE + "/" + id, body);
    }

    Reply act(String id, String action) throws IOException {
        return send("POST", BASE + "/" + id + "/" + action, "");
    }

    static void assertRefused(Reply reply, int status, String detail) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.at("/detail").asText()).isEqualTo(detail);
    }

    static JsonNode read(String json) {
        return Json.parse(json);
    }

    static ObjectNode object(String json) {
        return Json.parseObject(json);
    }

    static List<String> texts(JsonNode array, String member) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.path(member).asText()));
        return texts;
    }
}
