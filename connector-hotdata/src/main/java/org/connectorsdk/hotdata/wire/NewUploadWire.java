package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * A file to upload to the storage host.
 *
 * @param declaredSizeBytes its size; null when links are to be asked for part by part
 * @param contentType its media type; null for none
 * @param filename its name, for people; null for none
 * @param partSize how large parts should be, a hint; null for the server's own size
 * @param contentEncoding how its content is packed; null for not at all
 * @param checksumAlgo {@code sha256}; null for no checksum
 * @param checksumValue the checksum; null for none
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NewUploadWire(
        @Nullable Long declaredSizeBytes,
        @Nullable String contentType,
        @Nullable String filename,
        @Nullable Long partSize,
        @Nullable String contentEncoding,
        @Nullable String checksumAlgo,
        @Nullable String checksumValue) {

    /**
     * A file without a checksum.
     *
     * @param declaredSizeBytes its size; null when links are to be asked for part by part
     * @param contentType its media type; null for none
     * @param filename its name, for people; null for none
     * @param partSize how large parts should be, a hint; null for the server's own size
     */
    public NewUploadWire(
            @Nullable Long declaredSizeBytes,
            @Nullable String contentType,
            @Nullable String filename,
            @Nullable Long partSize) {
        this(declaredSizeBytes, contentType, filename, partSize, null, null, null);
    }
}
