package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.UnwrapRoot;
import org.connectorsdk.http.json.Lenient.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A backfill. Answers differ in which fields they have, and in how many envelopes there are around it.
 *
 * @param id the id, opaque
 * @param connectionId the connection
 * @param status an open set
 * @param startAt beginning of the span
 * @param endAt end of the span
 * @param tables qualified names of tables; null in a list
 * @param progressPercent 0 to 100
 * @param rowsProcessed how many rows
 * @param error why it failed, in no documented form
 * @param jobIds the jobs that do it
 * @param createdAt when it was asked for
 * @param updatedAt when it was last looked at
 * @param problems what could not be read of the others
 * @param more every other member, as it came
 */
@UnwrapRoot({"data", "backfill"})
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record BackfillWire(
        String id,
        @Nullable String connectionId,
        @Nullable String status,
        @Nullable String startAt,
        @Nullable String endAt,
        @Nullable List<String> tables,
        @Nullable Double progressPercent,
        @Nullable Long rowsProcessed,
        @Nullable JsonValue error,
        @Nullable List<String> jobIds,
        @Nullable String createdAt,
        @Nullable String updatedAt,
        @Problems List<String> problems,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
    /**
     * Refuses a blank id, by which nothing could be found again.
     *
     * @param id the id, opaque
     * @param connectionId the connection
     * @param status an open set
     * @param startAt beginning of the span
     * @param endAt end of the span
     * @param tables qualified names of tables; null in a list
     * @param progressPercent 0 to 100
     * @param rowsProcessed how many rows
     * @param error why it failed, in no documented form
     * @param jobIds the jobs that do it
     * @param createdAt when it was asked for
     * @param updatedAt when it was last looked at
     * @param problems what could not be read of the others
     * @param more every other member, as it came
     */
    public BackfillWire {
        if (id.isBlank()) {
            throw new IllegalArgumentException("id: is blank");
        }
    }
}
