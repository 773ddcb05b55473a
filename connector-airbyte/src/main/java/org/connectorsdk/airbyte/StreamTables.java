package org.connectorsdk.airbyte;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.airbyte.wire.StreamWires.ConfiguredStreamWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamConfigWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamPropertiesWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamWire;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Streams as tables: top-level fields are columns. */
final class StreamTables {
    private StreamTables() {}

    /** A stream of the configuration API, with types, key and cursor; columns only where they are wanted. */
    static Table table(ConfiguredStreamWire pair, StreamWire stream, boolean columns) {
        List<List<String>> key = key(stream, pair.config());
        return Table.builder(ref(stream.namespace(), stream.name()))
                .columns(columns ? columns(stream, Set.copyOf(key)) : List.of())
                .primaryKey(key)
                .cursor(cursor(stream, pair.config()))
                .vendorFields(fields(stream))
                .build();
    }

    static TableRef ref(@Nullable String namespace, String name) {
        return TableRef.of(ConfigMapper.text(namespace), name);
    }

    private static List<List<String>> key(StreamWire stream, @Nullable StreamConfigWire config) {
        List<List<String>> defined = orEmpty(stream.sourceDefinedPrimaryKey());
        return !defined.isEmpty() || config == null ? defined : orEmpty(config.primaryKey());
    }

    private static List<String> cursor(StreamWire stream, @Nullable StreamConfigWire config) {
        List<String> proposed = orEmpty(stream.defaultCursorField());
        return !proposed.isEmpty() || config == null ? proposed : orEmpty(config.cursorField());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static JsonObject fields(StreamWire stream) {
        JsonObject.Builder fields = JsonObject.builder();
        if (stream.supportedSyncModes() != null) {
            fields.set("supportedSyncModes", stream.supportedSyncModes());
        }
        if (stream.sourceDefinedCursor() != null) {
            fields.set("sourceDefinedCursor", stream.sourceDefinedCursor());
        }
        if (stream.jsonSchema() != null && properties(stream).isEmpty()) {
            fields.set("jsonSchema", stream.jsonSchema()); // what it says stands elsewhere than in its columns
        }
        stream.more().forEach(fields::set);
        return fields.build();
    }

    /** Which of these members stands where a value goes that does not fit its place. */
    static Optional<String> odd(Map<String, JsonValue> kept, String... members) {
        return Stream.of(members).filter(kept::containsKey).findFirst();
    }

    /** The fields of a stream; empty where its schema names none in the usual place. */
    static Optional<JsonObject> properties(StreamWire stream) {
        return stream.jsonSchema() == null
                ? Optional.empty()
                : stream.jsonSchema().object("properties");
    }

    private static List<Column> columns(StreamWire stream, Set<List<String>> key) {
        JsonObject properties = properties(stream).orElse(JsonObject.empty());
        List<Column> columns = new ArrayList<>(properties.size());
        for (Map.Entry<String, JsonValue> property : properties.members().entrySet()) {
            JsonObject schema = property.getValue().asObject().orElse(JsonObject.empty());
            columns.add(Column.builder(property.getKey(), StreamTypes.vendorType(schema))
                    .type(StreamTypes.read(schema))
                    .nullable(StreamTypes.isNullable(schema))
                    .primaryKey(key.contains(List.of(property.getKey())))
                    .position(columns.size() + 1)
                    .vendorFields(schema)
                    .build());
        }
        return columns;
    }

    /** A stream of the public API: names, key and cursor, no types. */
    static Table table(StreamPropertiesWire stream, boolean columns) {
        List<List<String>> key = orEmpty(stream.sourceDefinedPrimaryKey());
        JsonObject.Builder fields = JsonObject.builder();
        if (stream.syncModes() != null) {
            fields.set("syncModes", stream.syncModes());
        }
        stream.more().forEach(fields::set);
        return Table.builder(ref(stream.namespace(), stream.streamName()))
                .columns(columns ? columns(stream, Set.copyOf(key)) : List.of())
                .primaryKey(key)
                .cursor(orEmpty(stream.defaultCursorField()))
                .vendorFields(fields.build())
                .build();
    }

    /** Nested fields are told by their own paths; they belong to the column that holds them. */
    private static List<Column> columns(StreamPropertiesWire stream, Set<List<String>> key) {
        Set<String> names = orEmpty(stream.propertyFields()).stream()
                .filter(path -> !path.isEmpty())
                .map(path -> path.get(0))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Column> columns = new ArrayList<>(names.size());
        for (String name : names) {
            columns.add(Column.builder(name, "")
                    .primaryKey(key.contains(List.of(name)))
                    .position(columns.size() + 1)
                    .build());
        }
        return columns;
    }
}
