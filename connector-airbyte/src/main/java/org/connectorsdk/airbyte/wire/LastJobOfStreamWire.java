package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The latest job of a stream. Times are as the server counts them.
 *
 * @param streamName the name
 * @param streamNamespace the namespace; null for none
 * @param jobId the job
 * @param configType what the job does; an open set
 * @param jobStatus how far the job is; an open set
 * @param recordsCommitted records written
 * @param bytesCommitted bytes written
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param more every other member, as it came
 */
public record LastJobOfStreamWire(
        String streamName,
        @Nullable String streamNamespace,
        @Nullable Long jobId,
        @Nullable String configType,
        @Nullable String jobStatus,
        @Nullable Long recordsCommitted,
        @Nullable Long bytesCommitted,
        @Nullable Long startedAt,
        @Nullable Long endedAt,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
