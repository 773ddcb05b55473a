package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A load to make, out of one of three sources. {@link #toString} shows none of its data.
 *
 * @param mode {@code replace}; since July also {@code append}, {@code delete}, {@code update}, {@code upsert}
 * @param uploadId the upload to load; null for another source
 * @param resultId the stored result of a statement to load; null for another source
 * @param data CSV with a header row to load, 2 MiB at the most; null for another source
 * @param format {@code csv}, {@code json} or {@code parquet}; null for what the content shows
 * @param key columns that identify a row; null for those of the table
 * @param async whether a slow load may become a job; null for no
 * @param asyncAfterMs how long the server works before it makes a job of it, from 1000 on; null for not at all
 * @param idempotencyKey with {@code data}: what lets a second request be the same load; null for none
 * @param more further members, written as they are
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NewLoadWire(
        String mode,
        @Nullable String uploadId,
        @Nullable String resultId,
        @Nullable String data,
        @Nullable String format,
        @Nullable List<String> key,
        @Nullable Boolean async,
        @Nullable Integer asyncAfterMs,
        @Nullable String idempotencyKey,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

    /**
     * A load of an upload in the words that servers of June know.
     *
     * @param mode {@code replace}, or one of the newer modes
     * @param uploadId the upload to load
     */
    public NewLoadWire(String mode, String uploadId) {
        this(mode, uploadId, null, null, null, null, null, null, null, Map.of());
    }

    /** {@return the mode and the ids alone} */
    @Override
    public String toString() {
        return "NewLoadWire[" + mode + ", " + (uploadId == null ? resultId : uploadId) + "]";
    }
}
