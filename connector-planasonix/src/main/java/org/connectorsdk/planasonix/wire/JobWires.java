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
import org.connectorsdk.http.json.ArrayOrObject;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Lenient.Problems;
import org.connectorsdk.http.json.Strict;
import org.connectorsdk.http.json.Strict.NotBlank;
import org.connectorsdk.http.json.UnwrapRoot;
import org.connectorsdk.planasonix.wire.ListWires.MetaWire;
import org.jspecify.annotations.Nullable;

/**
 * Syncs, backfills and their jobs.
 *
 * @since 0.1.0
 */
public final class JobWires {
    private JobWires() {}

    /**
     * How to sync. All of it may be left out; the last three are known from the vendor's own clients only.
     *
     * @param pipelineId the pipeline to run; null for the connection as a whole
     * @param priority {@code low}, {@code normal} or {@code high}
     * @param metadata labels of the caller's
     * @param syncType {@code incremental}, the default, or {@code full}
     * @param streams the tables; null for all
     * @param idempotencyKey the same key starts the same job
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record NewSyncWire(
            @Nullable String pipelineId,
            @Nullable String priority,
            @Nullable JsonObject metadata,
            @Nullable String syncType,
            @Nullable List<String> streams,
            @Nullable String idempotencyKey) {}

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
            @NotBlank @JsonAlias("job_id") String id,
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
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A page of jobs. One that does not fit does not spoil the others.
     *
     * @param data the jobs, in no promised order
     * @param meta where the next page begins
     * @param total how many there are in all, from older deployments, whose pages are counted by an offset
     * @param more every other member, as it came
     */
    public record JobsWire(
            @JsonAlias("jobs") @ArrayOrObject List<Lenient<JobWire>> data,
            @Nullable MetaWire meta,
            @Nullable Long total,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * What a job did.
     *
     * @param jobId the job
     * @param status its status
     * @param tables the tables
     * @param warnings what did not quite go as it should
     * @param summary totals from older deployments
     * @param more every other member, as it came
     */
    @Strict
    @UnwrapRoot("data")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record JobResultsWire(
            @Nullable String jobId,
            @Nullable String status,
            @JsonAlias("streams") @Nullable List<LoadedWire> tables,
            @Nullable List<WarningWire> warnings,
            @Nullable JsonObject summary,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
        /**
         * A table that was loaded.
         *
         * @param name its qualified name
         * @param rowsLoaded how many rows
         * @param checksum a checksum of them
         * @param more every other member, as it came
         */
        @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
        public record LoadedWire(
                @Nullable String name,
                @JsonAlias("rows_synced") @Nullable Long rowsLoaded,
                @Nullable String checksum,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

        /**
         * A warning.
         *
         * @param code for programs
         * @param message for people
         * @param more every other member, as it came
         */
        @Strict
        @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
        public record WarningWire(
                @Nullable String code,
                @Nullable String message,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
    }

    /**
     * A past span of time to load again.
     *
     * @param startAt its beginning
     * @param endAt its end
     * @param tables qualified names of tables; null for all
     * @param priority {@code low}, {@code normal} or {@code high}
     * @param metadata labels of the caller's
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record NewBackfillWire(
            String startAt,
            String endAt,
            @Nullable List<String> tables,
            @Nullable String priority,
            @Nullable JsonObject metadata) {}

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
            @NotBlank String id,
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
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
