package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

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
