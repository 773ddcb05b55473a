package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

/**
 * How far the sync of a connection has come.
 *
 * @param connectionId the connection
 * @param jobId the job; null when none runs
 * @param streams how far each stream is
 * @param recordsEmitted records read so far
 * @param recordsCommitted records written so far
 * @param recordsRejected records that the destination did not take
 * @param bytesEmitted bytes read so far
 * @param bytesCommitted bytes written so far
 * @param syncStartedAt when it began
 * @param configType what the job does; an open set
 * @param more every other member, as it came
 */
public record SyncProgressWire(
        String connectionId,
        @Nullable Long jobId,
        @Nullable List<Lenient<StreamProgressWire>> streams,
        @Nullable Long recordsEmitted,
        @Nullable Long recordsCommitted,
        @Nullable Long recordsRejected,
        @Nullable Long bytesEmitted,
        @Nullable Long bytesCommitted,
        @Nullable Long syncStartedAt,
        @Nullable String configType,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
