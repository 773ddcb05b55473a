package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.airbyte.wire.PageWires.PaginationWire;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * What the syncs of a connection have moved, and what happened to it.
 *
 * @since 0.1.0
 */
public final class HistoryWires {
    private HistoryWires() {}

    /**
     * Something that happened to a connection.
     *
     * @param id the id
     * @param connectionId the connection
     * @param eventType what, such as {@code SYNC_FAILED}; an open set
     * @param summary the details, which differ from type to type
     * @param createdAt when, in seconds
     * @param user who did it; null when nobody did
     * @param more every other member, as it came
     */
    public record ConnectionEventWire(
            String id,
            @Nullable String connectionId,
            @Nullable String eventType,
            @Nullable JsonObject summary,
            @Nullable Long createdAt,
            @Nullable JsonObject user,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * Which events to list, newest first.
     *
     * @param connectionId the connection
     * @param eventTypes only of these types, such as {@code SYNC_FAILED}; null for all
     * @param pagination which rows; null for the server's choice
     * @param createdAtStart not before this time, in ISO-8601; null for no limit
     * @param createdAtEnd not after this time, in ISO-8601; null for no limit
     */
    public record ConnectionEventsQueryWire(
            String connectionId,
            @Nullable List<String> eventTypes,
            @Nullable PaginationWire pagination,
            @Nullable String createdAtStart,
            @Nullable String createdAtEnd) {}

    /**
     * What happened to a connection.
     *
     * @param events the events
     * @param more every other member, as it came
     */
    @Strict
    public record ConnectionEventsWire(
            List<Lenient<ConnectionEventWire>> events,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

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

    /**
     * Which history to read.
     *
     * @param connectionId the connection
     * @param timezone where days begin, such as {@code Europe/Lisbon}
     */
    public record StreamHistoryQueryWire(String connectionId, String timezone) {}

    /**
     * What was written of a stream at one time.
     *
     * @param timestamp the time, in seconds
     * @param streamName the name
     * @param streamNamespace the namespace; null for none
     * @param recordsCommitted records written
     * @param more every other member, as it came
     */
    public record StreamHistoryWire(
            long timestamp,
            String streamName,
            @Nullable String streamNamespace,
            @Nullable Long recordsCommitted,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * How far a stream has come.
     *
     * @param streamName the name
     * @param streamNamespace the namespace; null for none
     * @param recordsEmitted records read so far
     * @param recordsCommitted records written so far
     * @param recordsRejected records that the destination did not take
     * @param bytesEmitted bytes read so far
     * @param bytesCommitted bytes written so far
     * @param configType what the job does with it; an open set
     * @param more every other member, as it came
     */
    public record StreamProgressWire(
            String streamName,
            @Nullable String streamNamespace,
            @Nullable Long recordsEmitted,
            @Nullable Long recordsCommitted,
            @Nullable Long recordsRejected,
            @Nullable Long bytesEmitted,
            @Nullable Long bytesCommitted,
            @Nullable String configType,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

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

    /**
     * How far the syncs of a connection have come.
     *
     * @param connectionId the connection
     * @param stateType {@code stream}, {@code global}, {@code legacy} or {@code not_set}; an open set
     * @param state the state of the type {@code legacy}
     * @param streamState the states of streams
     * @param globalState the state of all streams together
     * @param more every other member, as it came
     */
    public record StateWire(
            String connectionId,
            @Nullable String stateType,
            @Nullable JsonValue state,
            @Nullable JsonArray streamState,
            @Nullable JsonObject globalState,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
