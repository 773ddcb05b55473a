package org.connectorsdk.simulators.airbyte.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.connectorsdk.testkit.simulator.Refusal;

/**
 * What the server does to a catalog before it stores it. Members that it does not know stay where they are, whatever
 * their level.
 *
 * @since 0.1.0
 */
public final class CatalogRules {
    private static final Set<String> SYNC_MODES = Set.of("full_refresh", "incremental");
    private static final Set<String> MODES_OF_2023 = Set.of("append", "overwrite", "append_dedup");
    private static final Set<String> MODES_NOW =
            Set.of("append overwrite append_dedup overwrite_dedup update soft_delete".split(" ", -1));

    private final ServerVersion version;

    public CatalogRules(ServerVersion version) {
        this.version = version;
    }

    static String alias(String streamName) {
        return streamName.replaceAll("[^A-Za-z0-9]", "_");
    }

    /** The catalog as a later read shows it: selected streams only. */
    public ObjectNode stored(ObjectNode catalog) {
        if (!(catalog.get("streams") instanceof ArrayNode streams)) {
            throw AirbyteErrors.missing(List.of("body", "syncCatalog", "streams"));
        }
        ObjectNode result = catalog.deepCopy();
        ArrayNode kept = result.putArray("streams");
        for (int i = 0; i < streams.size(); i++) {
            List<Object> path = List.of("body", "syncCatalog", "streams", i);
            if (!(streams.get(i) instanceof ObjectNode pair)) {
                throw AirbyteErrors.unreadable(path, "expected an object");
            }
            ObjectNode copy = pair.deepCopy();
            if (normalise(copy, path)) {
                kept.add(copy);
            }
        }
        return result;
    }

    private boolean normalise(ObjectNode pair, List<Object> path) {
        if (!(pair.get("stream") instanceof ObjectNode stream)
                || !stream.path("name").isTextual()) {
            throw AirbyteErrors.missing(with(path, "stream", "name"));
        }
        if (!(pair.get("config") instanceof ObjectNode config)) {
            throw AirbyteErrors.missing(with(path, "config", "syncMode"));
        }
        mode(config, "syncMode", SYNC_MODES, path);
        mode(config, "destinationSyncMode", version.isCurrent() ? MODES_NOW : MODES_OF_2023, path);
        if (!config.path("selected").isBoolean()) {
            throw AirbyteErrors.failure(
                    "Cannot invoke \"java.lang.Boolean.booleanValue()\" because \"selected\" is null");
        }
        config.put("aliasName", alias(stream.path("name").asText()));
        config.remove("suggested");
        selectFields(stream, config);
        return config.path("selected").booleanValue();
    }

    private void mode(ObjectNode config, String name, Set<String> allowed, List<Object> path) {
        JsonNode value = config.path(name);
        if (!value.isTextual()) {
            throw AirbyteErrors.missing(with(path, "config", name));
        }
        String word = version.isCurrent() ? value.textValue().toLowerCase(Locale.ROOT) : value.textValue();
        if (!allowed.contains(word)) {
            throw AirbyteErrors.unreadable(with(path, "config", name), "not one of the known modes");
        }
        config.put(name, word);
    }

    private void selectFields(ObjectNode stream, ObjectNode config) {
        boolean enabled = config.path("fieldSelectionEnabled").booleanValue();
        config.put("fieldSelectionEnabled", enabled);
        if (!enabled) {
            config.remove("selectedFields");
            return;
        }
        Set<String> selected = new TreeSet<>();
        for (JsonNode field : config.path("selectedFields")) {
            if (field.path("fieldPath").size() != 1) {
                throw nestedField();
            }
            selected.add(field.path("fieldPath").path(0).asText());
        }
        check(stream, config, selected);
        if (stream.path("jsonSchema").get("properties") instanceof ObjectNode properties) {
            properties.retain(selected);
        }
    }

    private Refusal nestedField() {
        String message = "Nested field selection not supported";
        return version.isCurrent() ? AirbyteErrors.badRequest(message) : AirbyteErrors.failure(message);
    }

    private static void check(ObjectNode stream, ObjectNode config, Set<String> selected) {
        if (selected.isEmpty()) {
            throw AirbyteErrors.unprocessable("Requested configuration has no selected fields.");
        }
        JsonNode properties = stream.path("jsonSchema").path("properties");
        if (!selected.stream().allMatch(properties::has)) {
            throw AirbyteErrors.unprocessable("Requested configuration has fields that are not in the schema.");
        }
        boolean incremental = config.path("syncMode").asText().equals("incremental");
        JsonNode cursor = config.path("cursorField").path(0);
        if (incremental && cursor.isTextual() && !selected.contains(cursor.textValue())) {
            throw AirbyteErrors.unprocessable("Cursor field cannot be de-selected in INCREMENTAL syncs.");
        }
        boolean deduplicates = config.path("destinationSyncMode").asText().equals("append_dedup");
        for (JsonNode key : config.path("primaryKey")) {
            if (deduplicates
                    && key.size() == 1
                    && !selected.contains(key.path(0).asText())) {
                throw AirbyteErrors.unprocessable("Primary key field cannot be de-selected in DEDUP mode.");
            }
        }
    }

    private static List<Object> with(List<Object> path, Object first, Object second) {
        return List.of(path.get(0), path.get(1), path.get(2), path.get(3), first, second);
    }

    /** Namespace and name: what identifies a stream. */
    static Map.Entry<String, String> identity(JsonNode stream) {
        return Map.entry(
                stream.path("namespace").asText(""), stream.path("name").asText(""));
    }
}
