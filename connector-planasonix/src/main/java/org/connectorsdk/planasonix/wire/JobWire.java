package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.UnwrapRoot;
import org.connectorsdk.http.json.Lenient.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A job. Answers differ in which fields they have, and in how many envelopes there are around it.
 *
 * @param id the id, opaque
 * @param type {@code connection_sync}, {@code backfill}…; an open set
 * @param status an open set
 * @param connectionId the connection
 * @param pipelineId the pipeline
 * @param createdAt when it was asked for
 * @param queuedAt when it was queued
 * @param startedAt when it began
 * @param finishedAt when it ended
 * @param durationSeconds how long it ran, in seconds
 * @param metrics what it moved
 * @param progress the same from older deployments
 * @param error why it failed, in no documented form
 * @param cancelRequestedAt when it was cancelled
 * @param problems what could not be read of the others
 * @param more every other member, as it came
 */
@UnwrapRoot({"data", "job"})
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record JobWire(
        @JsonAlias("job_id") String id,
        @Nullable String type,
        @Nullable String status,
        @Nullable String connectionId,
        @Nullable String pipelineId,
        @Nullable String createdAt,
        @Nullable String queuedAt,
        @Nullable String startedAt,
        @Nullable String finishedAt,
        @Nullable JsonValue durationSeconds,
        @Nullable JsonObject metrics,
        @Nullable JsonObject progress,
        @Nullable JsonValue error,
        @Nullable String cancelRequestedAt,
        @Problems List<String> problems,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
    /**
     * Refuses a blank id, by which nothing could be found again.
     *
     * @param id the id, opaque
     * @param type {@code connection_sync}, {@code backfill}…; an open set
     * @param status an open set
     * @param connectionId the connection
     * @param pipelineId the pipeline
     * @param createdAt when it was asked for
     * @param queuedAt when it was queued
     * @param startedAt when it began
     * @param finishedAt when it ended
     * @param durationSeconds how long it ran, in seconds
     * @param metrics what it moved
     * @param progress the same from older deployments
     * @param error why it failed, in no documented form
     * @param cancelRequestedAt when it was cancelled
     * @param problems what could not be read of the others
     * @param more every other member, as it came
     */
    public JobWire {
        if (id.isBlank()) {
            throw new IllegalArgumentException("id: is blank");
        }
    }
}
