package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Streams, as a source offers them and as a connection syncs them.
 *
 * @since 0.1.0
 */
public final class StreamWires {
    private StreamWires() {}

    /**
     * Names a stream, by both parts.
     *
     * @param streamName the name
     * @param streamNamespace the namespace; null for none
     */
    public record StreamNameWire(
            String streamName, @Nullable String streamNamespace) {}

    /**
     * Names streams of a connection.
     *
     * @param connectionId the connection
     * @param streams the streams; an empty list means all of them
     */
    public record StreamsOfConnectionWire(String connectionId, List<StreamNameWire> streams) {}

    /**
     * What is told of a stream: names, modes and paths, no types.
     *
     * @param streamName the name
     * @param namespace the namespace; null for none
     * @param syncModes the modes that are possible; an open set
     * @param defaultCursorField the path of the cursor that the source proposes
     * @param sourceDefinedCursorField whether the source decides the cursor
     * @param sourceDefinedPrimaryKey the paths of the key that the source defines
     * @param propertyFields the paths of all fields
     * @param more every other member, as it came
     */
    public record StreamPropertiesWire(
            String streamName,
            @JsonProperty("streamnamespace") @Nullable String namespace,
            @Nullable List<String> syncModes,
            @Nullable List<String> defaultCursorField,
            @Nullable Boolean sourceDefinedCursorField,
            @Nullable List<List<String>> sourceDefinedPrimaryKey,
            @Nullable List<List<String>> propertyFields,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A stream, identified by namespace and name.
     *
     * @param name the name
     * @param namespace the namespace; null for none
     * @param jsonSchema a JSON Schema of its records
     * @param supportedSyncModes {@code full_refresh}, {@code incremental}; an open set
     * @param sourceDefinedCursor whether the source decides the cursor
     * @param defaultCursorField the path of the cursor that the source proposes
     * @param sourceDefinedPrimaryKey the paths of the key that the source defines
     * @param more every other member, as it came
     */
    public record StreamWire(
            String name,
            @Nullable String namespace,
            @Nullable JsonObject jsonSchema,
            @Nullable List<String> supportedSyncModes,
            @Nullable Boolean sourceDefinedCursor,
            @Nullable List<String> defaultCursorField,
            @Nullable List<List<String>> sourceDefinedPrimaryKey,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * How a stream is synced.
     *
     * @param syncMode how the source is read; an open set
     * @param destinationSyncMode how the destination is written, such as {@code append_dedup}; an open set
     * @param cursorField the path of the cursor
     * @param primaryKey the paths of the key
     * @param aliasName the name that the server derives
     * @param selected whether it is synced
     * @param suggested whether the connector suggests it
     * @param fieldSelectionEnabled whether only some fields are synced
     * @param selectedFields those fields
     * @param more every other member, as it came
     */
    public record StreamConfigWire(
            @Nullable String syncMode,
            @Nullable String destinationSyncMode,
            @Nullable List<String> cursorField,
            @Nullable List<List<String>> primaryKey,
            @Nullable String aliasName,
            @Nullable Boolean selected,
            @Nullable Boolean suggested,
            @Nullable Boolean fieldSelectionEnabled,
            @Nullable List<SelectedFieldWire> selectedFields,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A field that is synced.
     *
     * @param fieldPath its path, one element; null when the server does not say
     * @param more every other member, as it came
     */
    public record SelectedFieldWire(
            @Nullable List<String> fieldPath,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A stream and how it is synced.
     *
     * @param stream the stream as the source has it
     * @param config how it is synced
     * @param more every other member, as it came
     */
    public record ConfiguredStreamWire(
            @Nullable StreamWire stream,
            @Nullable StreamConfigWire config,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * Streams with their settings.
     *
     * @param streams the streams
     * @param more every other member, as it came
     */
    @Strict
    public record CatalogWire(
            List<ConfiguredStreamWire> streams,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
