package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Lenient.Problems;
import org.connectorsdk.http.json.PassesOver;
import org.jspecify.annotations.Nullable;

/**
 * Attempts of a job, what they moved and why they failed.
 *
 * @since 0.1.0
 */
public final class AttemptWires {
    private AttemptWires() {}

    /**
     * An attempt without its logs, which are read past.
     *
     * @param attempt the attempt; null if it cannot be read
     * @param problems what could not be read of the others
     * @param more every other member but the logs, as it came
     */
    @PassesOver("logs")
    public record AttemptInfoWire(
            @Nullable AttemptWire attempt,
            @Problems List<String> problems,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * One attempt of a job. Times are in seconds.
     *
     * @param id its number, 0 for the first; null if it cannot be read
     * @param status {@code running}, {@code failed} or {@code succeeded}; an open set
     * @param createdAt when it began
     * @param updatedAt when it changed last
     * @param endedAt when it ended
     * @param bytesSynced bytes moved so far
     * @param recordsSynced records moved so far
     * @param totalStats what it moved in detail
     * @param failureSummary why it failed
     * @param problems what could not be read of the others
     * @param more every other member, as it came
     */
    public record AttemptWire(
            @Nullable Long id,
            @Nullable String status,
            @Nullable Long createdAt,
            @Nullable Long updatedAt,
            @Nullable Long endedAt,
            @Nullable Long bytesSynced,
            @Nullable Long recordsSynced,
            @Nullable StatsWire totalStats,
            @Nullable FailureSummaryWire failureSummary,
            @Problems List<String> problems,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * Why an attempt failed.
     *
     * @param failures the reasons
     * @param partialSuccess whether a part was synced nevertheless
     * @param problems what could not be read of the others
     * @param more every other member, as it came
     */
    public record FailureSummaryWire(
            @Nullable List<Lenient<FailureWire>> failures,
            @Nullable Boolean partialSuccess,
            @Problems List<String> problems,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * One reason.
     *
     * @param failureOrigin which side failed; an open set
     * @param failureType the kind, such as {@code config_error}; an open set
     * @param externalMessage for people
     * @param internalMessage for developers
     * @param stacktrace a stack trace, possibly long
     * @param retryable whether another attempt makes sense
     * @param timestamp when, in <em>milliseconds</em>
     * @param more every other member, as it came
     */
    public record FailureWire(
            @Nullable String failureOrigin,
            @Nullable String failureType,
            @Nullable String externalMessage,
            @Nullable String internalMessage,
            @Nullable String stacktrace,
            @Nullable Boolean retryable,
            @Nullable Long timestamp,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * What was moved.
     *
     * @param recordsEmitted records read
     * @param bytesEmitted bytes read
     * @param recordsCommitted records written
     * @param bytesCommitted bytes written; current servers only
     * @param more every other member, as it came
     */
    public record StatsWire(
            @Nullable Long recordsEmitted,
            @Nullable Long bytesEmitted,
            @Nullable Long recordsCommitted,
            @Nullable Long bytesCommitted,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
