package org.connectorsdk.simulators.fivetran;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.connectorsdk.simulators.Json;
import org.jspecify.annotations.Nullable;

/**
 * A service that connections can be of, a handful of the vendor's several hundred.
 *
 * @param detail what the vendor tells of it
 */
record ConnectorType(ObjectNode detail) {
    /** All of them by their ids. */
    static Entries<ConnectorType> all() {
        Entries<ConnectorType> types = new Entries<>();
        for (JsonNode type : Json.resource(ConnectorType.class, "connector-types.json")) {
            types.add(type.path("id").asText(), new ConnectorType((ObjectNode) type));
        }
        return types;
    }

    String id() {
        return detail.path("id").asText();
    }

    /** What a list tells of it. */
    ObjectNode summary() {
        ObjectNode summary = Json.shallowCopy(detail);
        summary.remove(List.of("config", "auth"));
        return summary;
    }

    private JsonNode properties() {
        return detail.path("config").path("properties");
    }

    /** The members of the configuration that make up the connection's name. */
    List<String> nameMembers() {
        List<String> names = new ArrayList<>();
        properties().properties().forEach(property -> {
            if (property.getValue().path("immutable").asBoolean()) {
                names.add(property.getKey());
            }
        });
        return names;
    }

    Set<String> secrets() {
        return properties().properties().stream()
                .filter(property -> property.getValue().path("format").asText().equals("password"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    boolean isConfigurable() {
        return feature("API_CONFIGURABLE") != null;
    }

    boolean reloadsTables() {
        String notes = feature("RE_SYNC");
        return notes != null && notes.contains("Table level");
    }

    boolean reloadsSchema() {
        return detail.path("supports_schema_reload").asBoolean();
    }

    private @Nullable String feature(String id) {
        for (JsonNode feature : detail.path("supported_features")) {
            if (feature.path("id").asText().equals(id)) {
                return feature.path("notes").asText();
            }
        }
        return null;
    }
}
