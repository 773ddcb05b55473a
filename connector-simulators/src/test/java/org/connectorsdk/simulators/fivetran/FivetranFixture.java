package org.connectorsdk.simulators.fivetran;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.http.PlainAnswer;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.time.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A running simulator and a client. */
abstract class FivetranFixture {
    static final String ALL = "/v1/connections";

    /** A status and the JSON that came with it. */
    record Reply(int status, JsonNode json, PlainAnswer raw) {
        JsonNode at(String pointer) {
            return json.at(pointer);
        }

        String text(String pointer) {
            return json.at(pointer).asText();
        }

        /** The status and the code, as a refusal has them. */
        String refusal() {
            return status + " " + text("/code");
        }
    }

    final VirtualClock clock = VirtualClock.create();
    final FivetranSimulator simulator =
            new FivetranSimulator(SimulatorOptions.defaults().clock(clock).seed(7));

    @BeforeEach
    void connect() {
        simulator.start();
    }

    @AfterEach
    void nothingBrokeInside() {
        simulator.close();
        assertThat(simulator.defects()).isEmpty();
    }

    String authorization() {
        String pair =
                simulator.settings().get("api-key") + ":" + simulator.settings().get("api-secret");
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    Reply sendRaw(String method, String path, String body, String... headers) throws IOException {
        PlainAnswer answer = PlainAnswer.to(simulator.baseUrl(), method, path, body, headers);
        String text = answer.text();
        return new Reply(answer.status(), text.startsWith("{") ? Json.parse(text) : NullNode.getInstance(), answer);
    }

    Reply send(String method, String path, String body) throws IOException {
        String type = body.isEmpty() ? "Accept: application/json" : "Content-Type: application/json";
        return sendRaw(method, path, body, authorization(), type);
    }

    Reply get(String path) throws IOException {
        return send("GET", path, "");
    }

    Reply post(String path, String body) throws IOException {
        return send("POST", path, body);
    }

    String seeded() {
        return simulator.seedConnection(
                "shop_" + simulator.connectionIds().size(),
                "postgres",
                Json.object().put("host", "db.example.test").put("password", "not-a-real-secret"));
    }

    Reply look(String id) throws IOException {
        return get(ALL + "/" + id);
    }

    Reply sync(String id, boolean force) throws IOException {
        return post(ALL + "/" + id + "/sync", "{\"force\":" + force + "}");
    }

    Reply patch(String id, String body) throws IOException {
        return send("PATCH", ALL + "/" + id, body);
    }

    /** What so many looks see: the state, and which ends there are. */
    List<String> looks(String id, int count) throws IOException {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JsonNode data = look(id).at("/data");
            seen.add(data.at("/status/sync_state").asText()
                    + (data.path("succeeded_at").isNull() ? "" : " succeeded")
                    + (data.path("failed_at").isNull() ? "" : " failed"));
        }
        return seen;
    }
}
