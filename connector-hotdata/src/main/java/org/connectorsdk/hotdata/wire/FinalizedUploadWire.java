package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A file that is ready to be loaded.
 *
 * @param uploadId by which it is loaded
 * @param status such as {@code ready}; an open set
 * @param sizeBytes its size
 * @param contentType its media type
 * @param createdAt when it was stored
 * @param more every other member, as it came
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record FinalizedUploadWire(
        @Nullable String uploadId,
        @Nullable String status,
        @Nullable Long sizeBytes,
        @Nullable String contentType,
        @Nullable String createdAt,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
