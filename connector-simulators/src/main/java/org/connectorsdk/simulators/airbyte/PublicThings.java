package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** The streams of sources, and health, in the public API. */
final class PublicThings {
    private final Store store;

    PublicThings(Store store) {
        this.store = store;
    }

    void declare(RouteGroup api) {
        api.get("public-stream-properties", "/streams", this::streams);
        api.get(
                "public-health",
                "/health",
                request -> store.healthy
                        ? Answer.text(200, "Successful operation")
                        : Answer.text(503, "Service unavailable"));
    }

    /** Today a bare array; written while it is sent. */
    private Answer streams(VendorRequest request) {
        PublicQuery query = PublicQuery.of(request, "sourceId", "destinationId", "ignoreCache");
        query.flag("ignoreCache");
        String sourceId = query.values("sourceId").stream()
                .findFirst()
                .orElseThrow(() -> Refusals.badRequest("sourceId must not be null."));
        End source = store.end(EndKind.SOURCE, sourceId);
        query.values("destinationId").forEach(id -> store.end(EndKind.DESTINATION, id));
        if (source.discoveryFailure != null) {
            throw Refusals.failure("The source could not be discovered.");
        }
        SourceCatalog catalog = source.catalog;
        return Json.streamed(json -> {
            json.writeStartArray();
            for (int i = 0; i < catalog.size(); i++) {
                json.writeTree(stream(catalog.stream(i)));
            }
            json.writeEndArray();
        });
    }

    private static ObjectNode stream(ObjectNode stream) {
        ObjectNode json = Json.object().put("streamName", stream.path("name").asText());
        if (stream.has("namespace")) {
            json.set("streamnamespace", stream.get("namespace"));
        }
        ArrayNode modes = json.putArray("syncModes");
        for (JsonNode mode : stream.path("supportedSyncModes")) {
            boolean incremental = mode.asText().equals("incremental");
            modes.add(incremental ? "incremental_append" : "full_refresh_overwrite");
            modes.add(incremental ? "incremental_deduped_history" : "full_refresh_append");
        }
        json.set("defaultCursorField", arrayOf(stream, "defaultCursorField"));
        json.put("sourceDefinedCursorField", stream.path("sourceDefinedCursor").booleanValue());
        json.set("sourceDefinedPrimaryKey", arrayOf(stream, "sourceDefinedPrimaryKey"));
        ArrayNode fields = json.putArray("propertyFields");
        addPaths(fields, Json.array(), stream.path("jsonSchema").path("properties"));
        return json;
    }

    /** The paths of all fields, nested ones after the object that holds them. */
    private static void addPaths(ArrayNode fields, ArrayNode prefix, JsonNode properties) {
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            ArrayNode path = prefix.deepCopy().add(property.getKey());
            fields.add(path);
            addPaths(fields, path, property.getValue().path("properties"));
        }
    }

    private static JsonNode arrayOf(ObjectNode stream, String name) {
        return stream.has(name) ? stream.get(name) : Json.array();
    }
}
