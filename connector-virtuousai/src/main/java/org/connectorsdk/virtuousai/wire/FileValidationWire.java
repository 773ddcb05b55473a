package org.connectorsdk.virtuousai.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Whether a selection of files can be used.
 *
 * @param valid whether it can
 * @param totalItems how many files it comes to
 * @param totalBytes how many bytes they have
 * @param maxDepth how many folders deep the deepest is
 * @param violations why it cannot, as texts or objects; null means none
 * @param more every other member, as it came
 */
public record FileValidationWire(
        boolean valid,
        @Nullable Long totalItems,
        @Nullable Long totalBytes,
        @Nullable Integer maxDepth,
        @Nullable List<JsonValue> violations,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
