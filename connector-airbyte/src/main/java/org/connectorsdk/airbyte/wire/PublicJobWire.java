package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient.Problems;
import org.jspecify.annotations.Nullable;

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
