package org.connectorsdk.simulators.hotdata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;

/** A source type: the fields of its configuration and the one that carries an inline credential, if any. */
record SourceType(String name, String label, List<Field> fields, String credential) {
    /** The JSON types that a field can have. */
    enum FieldType {
        TEXT,
        PORT,
        CATALOG
    }

    /** A field of a configuration. */
    record Field(String name, FieldType type, boolean required) {
        static Field text(String name) {
            return new Field(name, FieldType.TEXT, true);
        }

        static Field optional(String name) {
            return new Field(name, FieldType.TEXT, false);
        }

        static Field port(String name) {
            return new Field(name, FieldType.PORT, true);
        }

        static Field catalog(String name) {
            return new Field(name, FieldType.CATALOG, true);
        }

        /** Why a configuration does not fit, empty when it does. */
        Optional<String> problem(JsonNode config) {
            JsonNode value = config.path(name);
            if (value.isMissingNode() || value.isNull()) {
                return required ? Optional.of("missing field `" + name + "`") : Optional.empty();
            }
            return switch (type) {
                case TEXT -> value.isTextual() ? Optional.empty() : Optional.of(name + ": expected a string");
                case PORT -> isPort(value) ? Optional.empty() : Optional.of(name + ": expected 0 to 65535");
                case CATALOG -> SourceTypes.catalogProblem(value).map(problem -> name + "." + problem);
            };
        }

        private static boolean isPort(JsonNode value) {
            return value.isIntegralNumber()
                    && value.canConvertToInt()
                    && value.intValue() >= 0
                    && value.intValue() <= 65_535;
        }

        ObjectNode schema() {
            ObjectNode schema = Json.object();
            return switch (type) {
                case TEXT -> schema.put("type", "string");
                case PORT -> schema.put("type", "integer");
                case CATALOG -> catalogSchema(schema);
            };
        }

        private static ObjectNode catalogSchema(ObjectNode schema) {
            for (String[] variant : new String[][] {{"rest", "uri"}, {"glue", "region"}}) {
                ObjectNode option = schema.withArray("oneOf").addObject().put("type", "object");
                option.withArray("required").add("type").add(variant[1]);
                ObjectNode properties = option.putObject("properties");
                properties.putObject("type").put("const", variant[0]);
                properties.putObject(variant[1]).put("type", "string");
            }
            return schema;
        }
    }

    /** Why a configuration does not fit this type, empty when it does. */
    Optional<String> problem(JsonNode config) {
        return fields.stream()
                .map(field -> field.problem(config))
                .flatMap(Optional::stream)
                .findFirst();
    }

    ObjectNode configSchema() {
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = Json.object();
        fields.forEach(field -> properties.set(field.name(), field.schema()));
        fields.stream()
                .filter(Field::required)
                .forEach(field -> schema.withArray("required").add(field.name()));
        schema.set("properties", properties);
        return schema;
    }

    Optional<ObjectNode> authSchema() {
        if (credential.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode schema = Json.object().put("type", "object");
        schema.withArray("required").add(credential);
        schema.putObject("properties")
                .putObject(credential)
                .put("type", "string")
                .put("format", "password");
        return Optional.of(schema);
    }
}
