package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a job. Times are in seconds.
 *
 * @param id its number, 0 for the first
 * @param status {@code running}, {@code failed} or {@code succeeded}; an open set
 * @param createdAt when it began
 * @param updatedAt when it changed last
 * @param endedAt when it ended
 * @param bytesSynced bytes moved so far
 * @param recordsSynced records moved so far
 * @param totalStats what it moved in detail
 * @param failureSummary why it failed
 * @param more every other member, as it came
 */
public record AttemptWire(
        int id,
        @Nullable String status,
        @Nullable Long createdAt,
        @Nullable Long updatedAt,
        @Nullable Long endedAt,
        @Nullable Long bytesSynced,
        @Nullable Long recordsSynced,
        @Nullable StatsWire totalStats,
        @Nullable FailureSummaryWire failureSummary,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
