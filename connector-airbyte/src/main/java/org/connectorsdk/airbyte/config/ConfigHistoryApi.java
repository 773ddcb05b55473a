package org.connectorsdk.airbyte.config;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdWire;
import org.connectorsdk.airbyte.wire.HistoryWires.ConnectionEventsQueryWire;
import org.connectorsdk.airbyte.wire.HistoryWires.ConnectionEventsWire;
import org.connectorsdk.airbyte.wire.HistoryWires.LastJobOfStreamWire;
import org.connectorsdk.airbyte.wire.HistoryWires.StreamHistoryQueryWire;
import org.connectorsdk.airbyte.wire.HistoryWires.StreamHistoryWire;
import org.connectorsdk.airbyte.wire.HistoryWires.SyncProgressWire;
import org.connectorsdk.airbyte.wire.SchemaWires.PropagateChangesWire;
import org.connectorsdk.airbyte.wire.SchemaWires.PropagationWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import retrofit2.http.Body;
import retrofit2.http.POST;
import retrofit2.http.Tag;

/**
 * What became of connections, in Airbyte's configuration API.
 *
 * @since 0.1.0
 */
public interface ConfigHistoryApi {
    /**
     * Tells how far the sync of a connection has come, stream by stream; current servers.
     *
     * @param connection which
     * @param options of the call
     * @return the progress; no job when none runs
     */
    @Operation(value = "sync_progress", safety = Safety.READ)
    @POST("connections/sync_progress")
    Either<ConnectorError, SyncProgressWire> syncProgress(@Body ConnectionIdWire connection, @Tag CallOptions options);

    /**
     * Tells what was written of each stream of a connection, day by day; current servers.
     *
     * @param query which
     * @param options of the call
     * @return one entry for each stream and day
     */
    @Operation(value = "stream_history", safety = Safety.READ)
    @POST("connections/stream_history")
    Either<ConnectorError, List<Lenient<StreamHistoryWire>>> streamHistory(
            @Body StreamHistoryQueryWire query, @Tag CallOptions options);

    /**
     * Lists what happened to a connection; current servers.
     *
     * @param query which
     * @param options of the call
     * @return the events
     */
    @Operation(value = "list_connection_events", safety = Safety.READ)
    @POST("connections/events/list")
    Either<ConnectorError, ConnectionEventsWire> listConnectionEvents(
            @Body ConnectionEventsQueryWire query, @Tag CallOptions options);

    /**
     * Tells the latest job of each stream of a connection; current servers.
     *
     * @param connection which
     * @param options of the call
     * @return one entry for each stream that was ever moved
     */
    @Operation(value = "last_job_per_stream", safety = Safety.READ)
    @POST("connections/last_job_per_stream")
    Either<ConnectorError, List<Lenient<LastJobOfStreamWire>>> lastJobPerStream(
            @Body ConnectionIdWire connection, @Tag CallOptions options);

    /**
     * Lets a connection take over a discovered schema as its {@code nonBreakingChangesPreference} says; current
     * servers.
     *
     * @param changes the schema and the connection
     * @param options of the call
     * @return what it took over; empty when the server does not say
     */
    @Operation(value = "apply_schema_changes", safety = Safety.ONCE)
    @POST("connections/apply_schema_changes")
    Either<ConnectorError, Optional<PropagationWire>> applySchemaChanges(
            @Body PropagateChangesWire changes, @Tag CallOptions options);
}
