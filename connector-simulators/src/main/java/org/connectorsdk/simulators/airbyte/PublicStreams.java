package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.simulators.Json;

/**
 * The streams of a connection, in the words of the public API and in those of the configuration API. Members that
 * neither translates pass through.
 */
final class PublicStreams {
    private static final Set<String> TRANSLATED = Set.of(
            "syncMode",
            "destinationSyncMode",
            "cursorField",
            "primaryKey",
            "aliasName",
            "selected",
            "suggested",
            "fieldSelectionEnabled",
            "selectedFields");
    private static final Set<String> OWN =
            Set.of("name", "namespace", "syncMode", "cursorField", "primaryKey", "selectedFields");

    private PublicStreams() {}

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
                PublicModes.word(
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
                .orElseThrow(
                        () -> Refusals.badRequest("Invalid stream found. The stream '" + name + "' is not offered."));
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
        Map.Entry<String, String> pair = PublicModes.pair(word)
                .orElseThrow(() -> Refusals.badRequest("The sync mode of a stream is not one of the known modes."));
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
            throw Refusals.badRequest("The primary key of a stream is defined by its source and cannot be changed.");
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
}
