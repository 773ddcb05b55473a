package org.connectorsdk.verification.journal;

import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.facet.RawAnswer;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.facet.RawRequest;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/** The vendor's own API, without a word of the neutral interface: the request for a list, said once more. */
final class RawCalls {
    private static final CallOptions NONE = CallOptions.none();

    private final Recorder recorder;
    private final Connections client;
    private final VendorSimulator simulator;

    RawCalls(Recorder recorder, Connections client, VendorSimulator simulator) {
        this.recorder = recorder;
        this.client = client;
        this.simulator = simulator;
    }

    void run() {
        RawApi raw = client.unwrap(RawApi.class).orElseThrow();
        RawRequest list = list();
        String array = recorder.step("raw list", () -> raw.call(list, NONE).map(RawCalls::shown))
                .toJavaOptional()
                .flatMap(RawCalls::array)
                .orElse("");
        recorder.step("raw elements", () -> raw.elements(list, array, NONE).flatMap(Streams::all));
        recorder.step(
                "raw bytes", () -> raw.bytes(list, NONE).flatMap(Streams::all).map(parts -> parts.size() > 0));
        recorder.step(
                "raw request of a path that leads nowhere",
                () -> raw.call(
                                RawRequest.builder("GET")
                                        .segments("nowhere", "at all")
                                        .safety(RawRequest.Safety.READ)
                                        .build(),
                                NONE)
                        .map(RawCalls::shown));
        recorder.step(
                "raw request of a path that leads elsewhere",
                () -> raw.call(RawRequest.builder("GET").path("/../admin").build(), NONE)
                        .map(RawCalls::shown));
        recorder.step(
                "raw request with a body",
                () -> raw.call(
                                RawRequest.builder("POST")
                                        .segments("nowhere")
                                        .query("a b", "c&d")
                                        .body(JsonObject.of("z", 1, "a", "ä"))
                                        .build(),
                                NONE)
                        .map(RawCalls::shown));
    }

    private RawRequest list() {
        client.list(ConnectionQuery.all());
        Exchange last = simulator.journal().last();
        RawRequest.Builder request =
                RawRequest.builder(last.method()).path(last.path()).safety(RawRequest.Safety.READ);
        for (String name : new String[] {"limit", "offset", "page_size", "pageSize", "workspaceIds"}) {
            last.query(name).ifPresent(value -> request.query(name, value));
        }
        SortedJson.members(last.bodyText()).map(JsonObject::of).ifPresent(request::body);
        return request.build();
    }

    private static JsonValue shown(RawAnswer answer) {
        return answer.json().orElse(JsonObject.of("status", answer.status()));
    }

    private static Optional<String> array(JsonValue answer) {
        return answer instanceof JsonObject object
                ? object.members().entrySet().stream()
                        .filter(member -> member.getValue() instanceof JsonArray)
                        .map(Map.Entry::getKey)
                        .findFirst()
                : Optional.empty();
    }
}
