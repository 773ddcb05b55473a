package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.airbyte.wire.AttemptWires.AttemptInfoWire;
import org.connectorsdk.airbyte.wire.AttemptWires.AttemptWire;
import org.connectorsdk.airbyte.wire.AttemptWires.StatsWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.DestinationDefinitionWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.SourceDefinitionWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamNameWire;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Lenient.Problems;
import org.connectorsdk.http.json.PassesOver;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Jobs of either API.
 *
 * @since 0.1.0
 */
public final class JobWires {
    private JobWires() {}

    /**
     * A job. Times are in seconds.
     *
     * @param id the id
     * @param configType what it does: {@code sync}, {@code reset_connection}, {@code clear}, {@code refresh}; an open
     *     set
     * @param configId the connection
     * @param createdAt when it was accepted
     * @param updatedAt when it changed last
     * @param startedAt when it began
     * @param status how far it is; an open set; null where the answer does not say
     * @param aggregatedStats what all attempts moved; current servers only
     * @param problems what could not be read of the others
     * @param more every other member, as it came
     */
    public record JobWire(
            long id,
            @Nullable String configType,
            @Nullable String configId,
            @Nullable Long createdAt,
            @Nullable Long updatedAt,
            @Nullable Long startedAt,
            @Nullable String status,
            @Nullable StatsWire aggregatedStats,
            @Problems List<String> problems,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * Names a job.
     *
     * @param id the id
     */
    public record JobIdWire(long id) {}

    /**
     * A job with its attempts, without their logs, which are read past however large they are.
     *
     * @param job the job
     * @param attempts the attempts, oldest first
     * @param problems what could not be read of the others
     * @param more every other member, as it came
     */
    public record JobInfoWire(
            JobWire job,
            @Nullable List<@Nullable AttemptInfoWire> attempts,
            @Problems List<String> problems,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A job without its attempts.
     *
     * @param job the job; null where there may be none
     * @param more every other member, as it came
     */
    public record JobLightWire(
            @Nullable JobWire job,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A list of jobs, newest first.
     *
     * @param jobs the jobs
     * @param totalJobCount how many there are
     * @param more every other member, as it came
     */
    @Strict
    public record JobsWire(
            List<Lenient<ListedJobWire>> jobs,
            @Nullable JsonValue totalJobCount,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A job with its attempts, as it stands in a list.
     *
     * @param job the job
     * @param attempts the attempts, oldest first
     * @param problems what could not be read of the others
     * @param more every other member, as it came
     */
    public record ListedJobWire(
            JobWire job,
            @Nullable List<Lenient<AttemptWire>> attempts,
            @Problems List<String> problems,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A job to start.
     *
     * @param connectionId the connection
     * @param jobType {@code sync}, {@code clear} or {@code reset}
     */
    public record NewJobWire(String connectionId, String jobType) {}

    /**
     * A refresh to start.
     *
     * @param connectionId the connection
     * @param refreshMode {@code Truncate} or {@code Merge}
     * @param streams the streams; null for all of them
     */
    public record NewRefreshWire(
            String connectionId,
            String refreshMode,
            @Nullable List<StreamNameWire> streams) {}

    /**
     * A job.
     *
     * @param jobId the id
     * @param status how far it is; an open set; null where the answer does not say
     * @param jobType what it does: {@code sync}, {@code reset}, {@code refresh}; an open set
     * @param startTime when it was accepted
     * @param connectionId the connection
     * @param lastUpdatedAt when it ended
     * @param duration how long it took, in ISO-8601
     * @param bytesSynced bytes moved so far
     * @param rowsSynced records moved so far
     * @param problems what could not be read of the others
     * @param more every other member, as it came
     */
    public record PublicJobWire(
            long jobId,
            @Nullable String status,
            @Nullable String jobType,
            @Nullable String startTime,
            @Nullable String connectionId,
            @Nullable String lastUpdatedAt,
            @Nullable String duration,
            @Nullable Long bytesSynced,
            @Nullable Long rowsSynced,
            @Problems List<String> problems,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A run of a connector that the server waited for. An answer from a cache makes one up, with times of zero.
     *
     * @param id the id
     * @param configType what ran
     * @param succeeded whether the connector could be run, whatever it said
     * @param createdAt when it began, in <em>milliseconds</em>
     * @param endedAt when it ended, in milliseconds
     * @param failureReason why it could not be run; current servers only
     * @param more every other member but the logs, as it came
     */
    @PassesOver("logs")
    public record SynchronousJobWire(
            @Nullable String id,
            @Nullable String configType,
            @Nullable Boolean succeeded,
            @Nullable Long createdAt,
            @Nullable Long endedAt,
            @Nullable JsonObject failureReason,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A job with what one needs to find out why it failed; its logs are read past however large they are.
     *
     * @param job the job
     * @param attempts the attempts, oldest first
     * @param workflowState whether the server still works on it
     * @param more every other member, as it came
     */
    @Strict
    public record JobDebugWire(
            DebuggedJobWire job,
            @Nullable List<@Nullable AttemptInfoWire> attempts,
            @Nullable JsonObject workflowState,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A job and the connectors that ran for it.
     *
     * @param id the id
     * @param configType what it does; an open set
     * @param configId the connection
     * @param status how far it is; an open set
     * @param airbyteVersion the version of the server
     * @param sourceDefinition the connector that read
     * @param destinationDefinition the connector that wrote
     * @param problems what could not be read of the others
     * @param more every other member, as it came
     */
    public record DebuggedJobWire(
            long id,
            @Nullable String configType,
            @Nullable String configId,
            @Nullable String status,
            @Nullable String airbyteVersion,
            @Nullable SourceDefinitionWire sourceDefinition,
            @Nullable DestinationDefinitionWire destinationDefinition,
            @Problems List<String> problems,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
