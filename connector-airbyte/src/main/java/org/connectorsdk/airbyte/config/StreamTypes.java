package org.connectorsdk.airbyte.config;

import java.util.List;
import org.connectorsdk.api.catalog.DataType;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Reads the types of fields: JSON Schema, refined by {@code format} and Airbyte's own {@code airbyte_type}. */
final class StreamTypes {
    private static final String NULL = "null";

    private StreamTypes() {}

    /** The types that a field may have, {@code null} among them; empty when the schema does not say. */
    private static List<String> types(JsonObject schema) {
        JsonValue type = schema.get("type").orElse(JsonArray.empty());
        return type.asString().isPresent()
                ? List.of(type.asString().get())
                : type.asArray().orElse(JsonArray.empty()).stream()
                        .map(element -> element.asString().orElse(""))
                        .toList();
    }

    private static List<String> typesBesideNull(JsonObject schema) {
        return types(schema).stream().filter(type -> !type.equals(NULL)).toList();
    }

    /**
     * What a field is beside {@code null}: of a union of null and one other schema that other one, however deep; else
     * the schema itself.
     */
    private static JsonObject beside(JsonObject schema) {
        List<JsonObject> others = alternatives(schema).stream()
                .filter(alternative -> !isNull(alternative))
                .toList();
        return others.size() == 1 ? beside(others.get(0)) : schema;
    }

    /** The schemas of which one has to fit; none where a type says what the field is. */
    private static List<JsonObject> alternatives(JsonObject schema) {
        JsonArray union = schema.array("oneOf").or(() -> schema.array("anyOf")).orElse(JsonArray.empty());
        return types(schema).isEmpty()
                ? union.stream()
                        .map(alternative -> alternative.asObject().orElse(JsonObject.empty()))
                        .toList()
                : List.of();
    }

    private static boolean isNull(JsonObject schema) {
        return types(schema).equals(List.of(NULL));
    }

    /** The one type beside {@code null}; empty when there are several, or none. */
    private static String type(JsonObject schema) {
        List<String> types = typesBesideNull(schema);
        return types.size() == 1 ? types.get(0) : "";
    }

    /** Whether a field may be null; null when the schema does not say: that it names no null says nothing. */
    static @Nullable Boolean isNullable(JsonObject schema) {
        boolean named = types(schema).contains(NULL)
                || alternatives(schema).stream().anyMatch(alternative -> Boolean.TRUE.equals(isNullable(alternative)));
        return named ? Boolean.TRUE : null;
    }

    /** The most telling of the vendor's own words. */
    static String vendorType(JsonObject union) {
        JsonObject schema = beside(union);
        return schema.string("airbyte_type")
                .or(() -> schema.string("format").map(format -> type(schema) + " " + format))
                .orElseGet(() -> typesBesideNull(schema).stream()
                        .reduce((first, second) -> first + "|" + second)
                        .orElse(isAlternative(schema) ? "oneOf" : ""));
    }

    private static boolean isAlternative(JsonObject schema) {
        return schema.has("oneOf") || schema.has("anyOf");
    }

    static DataType read(JsonObject union) {
        JsonObject schema = beside(union);
        DataType own = own(schema.string("airbyte_type").orElse(""));
        if (own.isKnown()) {
            return own;
        }
        return switch (type(schema)) {
            case "boolean" -> DataType.BOOLEAN;
            case "integer" -> DataType.INTEGER;
            case "number" -> DataType.DECIMAL;
            case "string" -> text(schema);
            case "array" -> DataType.ARRAY;
            case "object" -> DataType.OBJECT;
            default -> isAlternative(schema) || typesBesideNull(schema).size() > 1 ? DataType.JSON : DataType.unknown();
        };
    }

    private static DataType own(String airbyteType) {
        return switch (airbyteType) {
            case "timestamp_with_timezone" -> DataType.TIMESTAMP_TZ;
            case "timestamp_without_timezone" -> DataType.TIMESTAMP;
            case "time_with_timezone", "time_without_timezone" -> DataType.TIME;
            case "integer" -> DataType.INTEGER;
            case "big_integer", "big_number" -> DataType.DECIMAL;
            default -> DataType.unknown();
        };
    }

    private static DataType text(JsonObject schema) {
        if (schema.string("contentEncoding").filter("base64"::equals).isPresent()) {
            return DataType.BINARY;
        }
        return switch (schema.string("format").orElse("")) {
            case "date" -> DataType.DATE;
            case "date-time" -> DataType.TIMESTAMP_TZ;
            case "time" -> DataType.TIME;
            case "uuid" -> DataType.UUID;
            default -> DataType.STRING;
        };
    }
}
