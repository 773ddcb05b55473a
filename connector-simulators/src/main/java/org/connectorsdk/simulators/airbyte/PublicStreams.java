package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.Actor;
import org.connectorsdk.simulators.airbyte.model.ActorKind;
import org.connectorsdk.simulators.airbyte.model.AirbyteErrors;
import org.connectorsdk.simulators.airbyte.model.SourceCatalog;
import org.connectorsdk.simulators.airbyte.model.Store;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/**
 * The streams of sources in the public API, health, and the streams of a connection in the words of both APIs. The
 * public one has one word for two modes; members that neither translates pass through.
 */
final class PublicStreams extends AirbyteOperations {
    private static final Map<String, Map.Entry<String, String>> PAIRS = Map.of(
            "full_refresh_overwrite", Map.entry("full_refresh", "overwrite"),
            "full_refresh_append", Map.entry("full_refresh", "append"),
            "full_refresh_overwrite_deduped", Map.entry("full_refresh", "overwrite_dedup"),
            "full_refresh_update", Map.entry("full_refresh", "update"),
            "full_refresh_soft_delete", Map.entry("full_refresh", "soft_delete"),
            "incremental_append", Map.entry("incremental", "append"),
            "incremental_deduped_history", Map.entry("incremental", "append_dedup"),
            "incremental_update", Map.entry("incremental", "update"),
            "incremental_soft_delete", Map.entry("incremental", "soft_delete"));
    private static final Set<String> TRANSLATED = Set.of("""
            syncMode destinationSyncMode cursorField primaryKey aliasName selected suggested
            fieldSelectionEnabled selectedFields""".split("\\s+", -1));
    private static final Set<String> OWN =
            Set.of("name namespace syncMode cursorField primaryKey selectedFields".split(" ", -1));

    PublicStreams(Store store) {
        super(store);
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

    static ObjectNode shown(JsonNode catalog) {
        ObjectNode configurations = Json.object();
        ArrayNode streams = configurations.putArray("streams");
        for (JsonNode pair : catalog.path("streams")) {
            streams.add(shown(pair.path("stream"), pair.path("config")));
        }
        return configurations;
    }

    private static ObjectNode shown(JsonNode stream, JsonNode config) {
        ObjectNode json = Json.object().put("name", stream.path("name").asText());
        if (stream.has("namespace")) {
            json.set("namespace", stream.get("namespace"));
        }
        json.put(
                "syncMode",
                wordOf(
                        config.path("syncMode").asText(),
                        config.path("destinationSyncMode").asText()));
        for (String member : List.of("cursorField", "primaryKey", "selectedFields")) {
            if (!config.path(member).isEmpty()) {
                json.set(member, config.get(member));
            }
        }
        for (Map.Entry<String, JsonNode> member : config.properties()) {
            if (!TRANSLATED.contains(member.getKey())) {
                json.set(member.getKey(), member.getValue());
            }
        }
        return json;
    }

    /** The catalog for the streams that a client asks for; none asked for means all, each copied as a whole. */
    static ObjectNode catalog(SourceCatalog offered, JsonNode configurations) {
        JsonNode wanted = configurations.path("streams");
        ObjectNode catalog = Json.object();
        ArrayNode streams = catalog.putArray("streams");
        if (wanted.isEmpty()) {
            for (int i = 0; i < offered.size(); i++) {
                ObjectNode pair = offered.proposal(i);
                modes((ObjectNode) pair.path("config"), "full_refresh_overwrite");
                streams.add(pair);
            }
        }
        for (JsonNode stream : wanted) {
            streams.add(pair(offered, stream));
        }
        return catalog;
    }

    private static ObjectNode pair(SourceCatalog offered, JsonNode wanted) {
        String name = wanted.path("name").asText();
        ObjectNode stream = offered.find(wanted.path("namespace").asText(""), name)
                .or(() -> wanted.has("namespace") ? Optional.empty() : offered.find("public", name))
                .orElseThrow(() ->
                        AirbyteErrors.badRequest("Invalid stream found. The stream '" + name + "' is not offered."));
        ObjectNode config = Json.object();
        for (Map.Entry<String, JsonNode> member : wanted.properties()) {
            if (!OWN.contains(member.getKey())) {
                config.set(member.getKey(), member.getValue());
            }
        }
        modes(config, wanted.path("syncMode").asText("full_refresh_overwrite"));
        config.set("cursorField", cursor(stream, wanted));
        config.set("primaryKey", key(stream, wanted));
        config.put("selected", true);
        selectFields(config, wanted);
        ObjectNode pair = Json.object();
        pair.set("stream", stream.deepCopy());
        pair.set("config", config);
        return pair;
    }

    private static void modes(ObjectNode config, String word) {
        Map.Entry<String, String> pair = modesOf(word)
                .orElseThrow(
                        () -> AirbyteErrors.badRequest("The sync mode of a stream is not one of the known modes."));
        config.put("syncMode", pair.getKey()).put("destinationSyncMode", pair.getValue());
    }

    private static JsonNode cursor(ObjectNode stream, JsonNode wanted) {
        JsonNode cursor = wanted.has("cursorField") ? wanted.get("cursorField") : stream.path("defaultCursorField");
        return cursor.isMissingNode() ? Json.array() : cursor;
    }

    private static JsonNode key(ObjectNode stream, JsonNode wanted) {
        JsonNode defined = stream.path("sourceDefinedPrimaryKey");
        JsonNode asked = wanted.path("primaryKey");
        if (!defined.isEmpty() && !asked.isEmpty() && !defined.equals(asked)) {
            throw AirbyteErrors.badRequest(
                    "The primary key of a stream is defined by its source and cannot be changed.");
        }
        JsonNode key = asked.isEmpty() ? defined : asked;
        return key.isMissingNode() ? Json.array() : key;
    }

    private static void selectFields(ObjectNode config, JsonNode wanted) {
        JsonNode selected = wanted.path("selectedFields");
        config.put("fieldSelectionEnabled", !selected.isEmpty());
        if (!selected.isEmpty()) {
            config.set("selectedFields", selected);
        }
    }

    /** Source mode and destination mode. */
    private static Optional<Map.Entry<String, String>> modesOf(String word) {
        return Optional.ofNullable(PAIRS.get(word));
    }

    private static String wordOf(String syncMode, String destinationSyncMode) {
        Map.Entry<String, String> wanted = Map.entry(syncMode, destinationSyncMode);
        return PAIRS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wanted))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(syncMode + "_" + destinationSyncMode);
    }

    /** Today a bare array; written while it is sent. */
    private Answer streams(VendorRequest request) {
        PublicQuery query = PublicQuery.of(request, "sourceId", "destinationId", "ignoreCache");
        query.flag("ignoreCache");
        String sourceId = query.values("sourceId").stream()
                .findFirst()
                .orElseThrow(() -> AirbyteErrors.badRequest("sourceId must not be null."));
        Actor source = store.actor(ActorKind.SOURCE, sourceId);
        query.values("destinationId").forEach(id -> store.actor(ActorKind.DESTINATION, id));
        if (source.discoveryFailure != null) {
            throw AirbyteErrors.failure("The source could not be discovered.");
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
