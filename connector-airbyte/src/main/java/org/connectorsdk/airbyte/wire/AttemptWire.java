package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient.Problems;
import org.jspecify.annotations.Nullable;

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
