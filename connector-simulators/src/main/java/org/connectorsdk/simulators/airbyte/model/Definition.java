package org.connectorsdk.simulators.airbyte.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.connectorsdk.simulators.Json;

/**
 * A connector type.
 *
 * @param specification JSON Schema of its configuration; members marked {@code airbyte_secret} are masked on read
 * @since 0.1.0
 */
public record Definition(ActorKind kind, String id, String name, String repository, ObjectNode specification) {
    public static final String TAG = "3.7.1";

    /** The word of the public API; connectors that are not the vendor's own have none. */
    public Optional<String> typeWord() {
        String own = "airbyte/" + kind.word() + "-";
        return repository.startsWith(own) ? Optional.of(repository.substring(own.length())) : Optional.empty();
    }

    Set<String> secrets() {
        Set<String> names = new TreeSet<>();
        for (Map.Entry<String, JsonNode> property :
                specification.path("properties").properties()) {
            if (property.getValue().path("airbyte_secret").booleanValue()) {
                names.add(property.getKey());
            }
        }
        return names;
    }

    /** What the connector's schema has against a configuration, one sentence each. */
    public List<String> objections(ObjectNode configuration) {
        List<String> objections = new ArrayList<>();
        for (JsonNode required : specification.path("required")) {
            if (!configuration.hasNonNull(required.textValue())) {
                objections.add("$." + required.textValue() + ": is missing but it is required");
            }
        }
        for (Map.Entry<String, JsonNode> property :
                specification.path("properties").properties()) {
            JsonNode value = configuration.get(property.getKey());
            String type = property.getValue().path("type").asText("");
            if (value != null && !fits(value, type)) {
                objections.add("$." + property.getKey() + ": " + type + " expected");
            }
        }
        return objections;
    }

    private static boolean fits(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "object" -> value.isObject();
            default -> true;
        };
    }

    public ObjectNode json() {
        ObjectNode json = Json.object();
        json.put(kind.definitionField(), id);
        json.put("name", name);
        json.put("dockerRepository", repository);
        json.put("dockerImageTag", TAG);
        json.put("documentationUrl", "https://docs.example.com/connectors/" + name.toLowerCase(Locale.ROOT));
        json.put("protocolVersion", "0.2.0");
        json.put("releaseStage", typeWord().isPresent() ? "generally_available" : "custom");
        return json;
    }
}
