package org.connectorsdk.simulators.airbyte.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectorsdk.simulators.Json;

/**
 * The streams that a source offers, made one by one so that a catalog of any size needs no memory.
 *
 * @since 0.1.0
 */
public final class SourceCatalog {
    private static final List<String> TYPES = List.of(
            "{\"type\": [\"null\", \"string\"]}",
            "{\"type\": [\"null\", \"integer\"], \"airbyte_type\": \"integer\"}",
            "{\"type\": [\"null\", \"number\"]}",
            "{\"type\": [\"null\", \"boolean\"]}",
            "{\"type\": [\"null\", \"string\"], \"format\": \"date-time\", \"airbyte_type\":"
                    + " \"timestamp_with_timezone\"}",
            "{\"type\": [\"null\", \"string\"], \"format\": \"date\"}");

    private static final SourceCatalog SAMPLE = orders();

    private final int size;
    private final IntFunction<ObjectNode> streams;

    private SourceCatalog(int size, IntFunction<ObjectNode> streams) {
        this.size = size;
        this.streams = streams;
    }

    /**
     * A catalog of given streams, each as the server shows it: {@code name}, {@code namespace}, {@code
     * jsonSchema}, {@code supportedSyncModes}, …
     */
    public static SourceCatalog of(ObjectNode... streams) {
        return new SourceCatalog(
                streams.length, Stream.of(streams).map(ObjectNode::deepCopy).toList()::get);
    }

    /** A catalog of given streams, each as JSON text. */
    public static SourceCatalog parse(String... streamsJson) {
        return of(Stream.of(streamsJson).map(Json::parseObject).toArray(ObjectNode[]::new));
    }

    /**
     * The catalog that sources have unless told otherwise: orders and customers in the namespace {@code public}, with
     * keys and cursors.
     */
    static SourceCatalog sample() {
        return SAMPLE;
    }

    private static SourceCatalog orders() {
        return parse("""
                {"name": "orders", "namespace": "public",
                 "jsonSchema": {"type": "object", "properties": {
                   "id": {"type": "integer", "airbyte_type": "integer"},
                   "customer_id": {"type": ["null", "integer"], "airbyte_type": "integer"},
                   "total": {"type": ["null", "number"]},
                   "note": {"type": ["null", "string"]},
                   "updated_at": {"type": ["null", "string"], "format": "date-time", "airbyte_type": "timestamp_with_timezone"}}},
                 "supportedSyncModes": ["full_refresh", "incremental"], "sourceDefinedCursor": false,
                 "defaultCursorField": ["updated_at"], "sourceDefinedPrimaryKey": [["id"]]}""", """
                {"name": "customers", "namespace": "public",
                 "jsonSchema": {"type": "object", "properties": {
                   "id": {"type": "integer", "airbyte_type": "integer"},
                   "email": {"type": ["null", "string"]},
                   "active": {"type": ["null", "boolean"]},
                   "born": {"type": ["null", "string"], "format": "date"}}},
                 "supportedSyncModes": ["full_refresh"], "sourceDefinedPrimaryKey": [["id"]]}""");
    }

    /**
     * A catalog of any size: streams {@code stream_00000}, {@code stream_00001}, … in the namespace {@code
     * public}, each with a key {@code id} and, beside it, columns {@code column_0000}, {@code column_0001}, … of
     * changing types.
     */
    public static SourceCatalog generated(int streams, int columns) {
        List<JsonNode> types = TYPES.stream().map(Json::parse).toList();
        return new SourceCatalog(streams, index -> generatedStream(index, columns, types));
    }

    private static ObjectNode generatedStream(int index, int columns, List<JsonNode> types) {
        ObjectNode properties = Json.object();
        properties.set("id", Json.object().put("type", "integer"));
        for (int column = 0; column < columns; column++) {
            properties.set(numbered("column_", column, 4), types.get(column % types.size()));
        }
        ObjectNode stream = Json.object();
        stream.put("name", numbered("stream_", index, 5)).put("namespace", "public");
        stream.set("jsonSchema", Json.object().put("type", "object").set("properties", properties));
        stream.set("supportedSyncModes", Json.array().add("full_refresh").add("incremental"));
        stream.set("sourceDefinedPrimaryKey", Json.array().add(Json.array().add("id")));
        return stream;
    }

    private static String numbered(String prefix, int number, int digits) {
        String text = Integer.toString(number);
        return prefix + "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    /** {@return how many streams there are, zero or more} */
    public int size() {
        return size;
    }

    /** One stream as the server shows it, the first under 0; not to be changed. */
    public ObjectNode stream(int index) {
        return streams.apply(index);
    }

    public Optional<ObjectNode> find(String namespace, String name) {
        return IntStream.range(0, size)
                .mapToObj(this::stream)
                .filter(stream -> name.equals(stream.path("name").asText())
                        && Objects.equals(namespace, stream.path("namespace").asText("")))
                .findFirst();
    }

    /** A stream with the settings that the server proposes for it. */
    public ObjectNode proposal(int index) {
        ObjectNode stream = stream(index);
        ObjectNode config = Json.object();
        config.put("syncMode", stream.path("supportedSyncModes").path(0).asText("full_refresh"));
        config.put("destinationSyncMode", "append");
        config.set("cursorField", arrayOrEmpty(stream, "defaultCursorField"));
        config.set("primaryKey", arrayOrEmpty(stream, "sourceDefinedPrimaryKey"));
        config.put("aliasName", CatalogRules.alias(stream.path("name").asText()));
        config.put("selected", true);
        config.put("suggested", true);
        ObjectNode pair = Json.object();
        pair.set("stream", stream);
        pair.set("config", config);
        return pair;
    }

    private static ArrayNode arrayOrEmpty(ObjectNode stream, String name) {
        return stream.get(name) instanceof ArrayNode array ? array : Json.array();
    }
}
