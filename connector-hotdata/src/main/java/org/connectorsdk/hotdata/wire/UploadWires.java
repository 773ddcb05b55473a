package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Files on their way to Hotdata.
 *
 * @since 0.1.0
 */
public final class UploadWires {
    private UploadWires() {}

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
            @Nullable String checksumValue) {}

    /**
     * Where to put a file. The links and the token are credentials: {@link #toString} shows neither.
     *
     * @param uploadId by which the file is loaded
     * @param finalizeToken what ends the upload; shown once
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

    /**
     * Parts whose links are wanted.
     *
     * @param partNumbers from 1 on; one at least
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record NewPartLinksWire(List<Integer> partNumbers) {}

    /**
     * Where parts of a file go for the next half hour.
     *
     * @param parts the links, one for each part that was asked for
     * @param more every other member, as it came
     */
    @Strict
    public record PartLinksWire(
            List<Link> parts, @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /**
         * Where one part goes. The link is a credential: {@link #toString} does not show it.
         *
         * @param partNumber which part
         * @param url where it goes
         * @param more every other member, as it came
         */
        @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
        @Strict
        public record Link(
                int partNumber,
                String url,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

            /** {@return the number alone} */
            @Override
            public String toString() {
                return "Link[" + partNumber + "]";
            }
        }
    }

    /**
     * The end of an upload.
     *
     * @param parts the parts in order; null for a file in one part, never empty
     */
    public record EndOfUploadWire(@Nullable List<Part> parts) {

        /**
         * A part that the storage host has.
         *
         * @param partNumber from 1 on
         * @param eTag as the storage host sent it, quotes included
         */
        @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
        public record Part(int partNumber, String eTag) {}
    }

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

    /**
     * All uploads.
     *
     * @param uploads the uploads
     * @param more every other member, as it came
     */
    public record UploadsWire(
            List<Lenient<UploadWire>> uploads,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
