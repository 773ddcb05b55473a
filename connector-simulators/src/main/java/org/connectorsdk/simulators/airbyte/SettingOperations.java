package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Connector types, saved states and health in the configuration API. */
final class SettingOperations {
    private final Store store;

    SettingOperations(Store store) {
        this.store = store;
    }

    void declare(RouteGroup api) {
        for (EndKind kind : EndKind.values()) {
            api.post(
                    "list-" + kind.word() + "-definitions",
                    "/" + kind.word() + "_definitions/list",
                    request -> definitions(kind, request));
        }
        api.post("get-source-specification", "/source_definition_specifications/get", this::specification);
        api.post("get-state", "/state/get", this::state);
        api.get("health", "/health", request -> Answer.json(200, Json.object().put("available", store.healthy)));
    }

    /** These operations take no body at all as well as an empty object. */
    static void expectNothing(VendorRequest request) {
        if (request.body().length > 0) {
            request.read(members -> "");
        }
    }

    private Answer definitions(EndKind kind, VendorRequest request) {
        expectNothing(request);
        ObjectNode json = Json.object();
        ArrayNode definitions = json.putArray(kind.word() + "Definitions");
        store.definitions().all(kind).forEach(definition -> definitions.add(definition.json()));
        return Answer.json(200, json);
    }

    private Answer specification(VendorRequest request) {
        String id = request.read(members -> {
            Draft.requiredId(members, "workspaceId");
            return Draft.requiredId(members, EndKind.SOURCE.definitionField());
        });
        return Answer.json(
                200, EndOperations.definition(store, EndKind.SOURCE, id).specificationJson());
    }

    private Answer state(VendorRequest request) {
        Link link = store.link(ConnectionOperations.connectionId(request));
        ObjectNode json = Json.object().put("connectionId", link.id);
        store.jobs();
        ArrayNode states = Json.array();
        for (Map.Entry<String, String> stream : link.streams()) {
            long rows = link.rows.getOrDefault(Link.key(stream), 0L);
            if (rows > 0) {
                states.add(streamState(stream, rows));
            }
        }
        json.put("stateType", states.isEmpty() ? "not_set" : "stream");
        if (!states.isEmpty()) {
            json.set("streamState", states);
        }
        return Answer.json(200, json);
    }

    private static ObjectNode streamState(Map.Entry<String, String> stream, long rows) {
        ObjectNode json = Json.object();
        ObjectNode descriptor = json.putObject("streamDescriptor").put("name", stream.getValue());
        if (!stream.getKey().isEmpty()) {
            descriptor.put("namespace", stream.getKey());
        }
        json.putObject("streamState").put("cursor", Long.toString(rows));
        return json;
    }
}
