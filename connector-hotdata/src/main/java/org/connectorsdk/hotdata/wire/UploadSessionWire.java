package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Where to put a file. The links and the token are credentials: {@link #toString} shows neither.
 *
 * @param uploadId by which the file is loaded
 * @param finalizeToken what ends the upload; told once
 * @param mode {@code single}, {@code multipart}; an open set
 * @param headers what every request to the storage host has to carry, and nothing else
 * @param url where the file goes; null unless {@code single}
 * @param partSize bytes of each part but the last; null unless {@code multipart}
 * @param partUrls where the parts go; null when links are asked for part by part
 * @param more every other member, as it came
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Strict
public record UploadSessionWire(
        String uploadId,
        String finalizeToken,
        String mode,
        @Nullable Map<String, String> headers,
        @Nullable String url,
        @Nullable Long partSize,
        @Nullable List<String> partUrls,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

    /** {@return the id and the mode alone} */
    @Override
    public String toString() {
        return "UploadSessionWire[" + uploadId + ", " + mode + "]";
    }
}
