package org.connectorsdk.testkit.airbyte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** What the public API lets its clients read beside connections and jobs. */
final class PublicThings {

    private final Store store;

    PublicThings(Store store) {
        this.store = store;
    }

    void declare(RouteGroup api) {
        for (EndKind kind : EndKind.values()) {
            String path = "/" + kind.plural();
            api.get("public-list-" + kind.plural(), path, request -> ends(kind, request));
            api.get("public-get-" + kind.word(), path + "/{" + kind.idField() + "}", request -> {
                End end = store.end(kind, request.pathParameter(kind.idField()));
                return Answer.json(200, end.publicJson());
            });
        }
        api.get("public-stream-properties", "/streams", this::streams);
        api.get("public-list-workspaces", "/workspaces", this::workspaces);
        api.get("public-get-workspace", "/workspaces/{workspaceId}", request -> {
            String id = request.pathParameter("workspaceId");
            return Answer.json(
                    200, json(store.workspace(id).orElseThrow(() -> Refusals.notFound("STANDARD_WORKSPACE", id))));
        });
        api.get(
                "public-health",
                "/health",
                request -> store.healthy
                        ? Answer.text(200, "Successful operation")
                        : Answer.text(503, "Service unavailable"));
    }

    private Answer ends(EndKind kind, VendorRequest request) {
        PublicQuery query = PublicQuery.of(request, "workspaceIds", "includeDeleted");
        boolean withDeleted = query.flag("includeDeleted");
        return query.page(
                store.ends(kind).values().stream()
                        .filter(end -> withDeleted || !end.deleted)
                        .filter(end -> query.admits("workspaceIds", end.workspaceId))
                        .map(End::publicJson)
                        .toList(),
                store);
    }

    private Answer workspaces(VendorRequest request) {
        PublicQuery query = PublicQuery.of(request, "workspaceIds", "includeDeleted");
        return query.page(
                store.workspaces().stream()
                        .filter(workspace -> query.admits("workspaceIds", workspace.id()))
                        .map(PublicThings::json)
                        .toList(),
                store);
    }

    private static ObjectNode json(Store.Workspace workspace) {
        ObjectNode json = Json.object().put("workspaceId", workspace.id()).put("name", workspace.name());
        json.put("dataResidency", "auto").putObject("notifications");
        return json;
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
        return Answer.stream(
                200,
                "application/json",
                out -> Json.write(out, json -> {
                    json.writeStartArray();
                    for (int i = 0; i < catalog.size(); i++) {
                        json.writeTree(stream(catalog.stream(i)));
                    }
                    json.writeEndArray();
                }));
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
