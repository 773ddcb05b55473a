package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A file that was uploaded. It serves one load.
 *
 * @param id the id, opaque
 * @param status {@code pending}, {@code processing}, {@code consumed}; an open set
 * @param sizeBytes bytes
 * @param contentType the media type that it was sent with
 * @param createdAt when it was stored
 * @param more every other member, as it came
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record UploadWire(
        String id,
        @Nullable String status,
        @Nullable Long sizeBytes,
        @Nullable String contentType,
        @Nullable String createdAt,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
