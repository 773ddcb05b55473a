package org.connectorsdk.airbyte.config;

import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionEndsWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdsWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionStatusWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionsWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.PagedConnectionsQueryWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.SyncedStreamsWire;
import org.connectorsdk.airbyte.wire.JobWires.JobInfoWire;
import org.connectorsdk.airbyte.wire.JobWires.JobLightWire;
import org.connectorsdk.airbyte.wire.JobWires.NewRefreshWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamsOfConnectionWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.WorkspaceIdWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.operation.JobInLocation;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.connectorsdk.http.operation.StreamedArray;
import org.connectorsdk.http.operation.Unit;
import retrofit2.http.Body;
import retrofit2.http.POST;
import retrofit2.http.Tag;

/**
 * Connections in Airbyte's configuration API, and what starts their jobs. Every operation is a POST, so whether it may
 * be repeated stands at each. Request bodies that are {@link JsonObject} take the vendor's members as they are; a
 * member that is absent is left as it is, and so is one that is null, which is why none is ever sent.
 *
 * @since 0.1.0
 */
public interface ConfigConnectionsApi {
    /**
     * Creates a connection. Each accepted request makes another one, also with equal names.
     *
     * @param connection {@code sourceId}, {@code destinationId} and {@code status}, and what else it shall have. {@code
     * schedule} together with {@code scheduleType} is refused
     * @param options of the call
     * @return the connection
     */
    @Operation(value = "create_connection", safety = Safety.ONCE, timeout = TimeoutClass.SLOW)
    @POST("connections/create")
    Either<ConnectorError, ConnectionWire> createConnection(@Body JsonObject connection, @Tag CallOptions options);

    /**
     * Reads a connection. A deleted one is still shown, with the status {@code deprecated}.
     *
     * @param connection which
     * @param options of the call
     * @return the connection
     */
    @Operation(value = "get_connection", safety = Safety.READ)
    @POST("connections/get")
    Either<ConnectorError, ConnectionWire> getConnection(@Body ConnectionIdWire connection, @Tag CallOptions options);

    /**
     * Reads what a connection joins, without its catalog, whatever its size.
     *
     * @param connection which
     * @param options of the call
     * @return its ends and its status
     */
    @Operation(value = "get_connection", safety = Safety.READ)
    @POST("connections/get")
    Either<ConnectorError, ConnectionEndsWire> getConnectionEnds(
            @Body ConnectionIdWire connection, @Tag CallOptions options);

    /**
     * Reads which streams a connection is set up to sync, and nothing else of it.
     *
     * @param connection the connection
     * @param options of the call
     * @return the names of the streams
     */
    @Operation(value = "get_connection", safety = Safety.READ)
    @POST("connections/get")
    Either<ConnectorError, SyncedStreamsWire> syncedStreams(
            @Body ConnectionIdWire connection, @Tag CallOptions options);

    /**
     * Lists the connections of a workspace that are not deleted, with their catalogs, all in one answer.
     *
     * @param workspace which
     * @param options of the call
     * @return the connections; none for a workspace that nobody knows
     */
    @Operation(value = "list_connections", safety = Safety.READ)
    @POST("connections/list")
    Either<ConnectorError, ConnectionsWire> listConnections(@Body WorkspaceIdWire workspace, @Tag CallOptions options);

    /**
     * Lists the connections of a workspace in flat memory.
     *
     * @param workspace which
     * @param options of the call
     * @return the same as {@link #listConnections}, one by one; nothing is sent before the first {@code next()}
     */
    @Operation(value = "list_connections", safety = Safety.READ)
    @StreamedArray("connections")
    @POST("connections/list")
    Either<ConnectorError, ElementStream<Lenient<ConnectionWire>>> streamConnections(
            @Body WorkspaceIdWire workspace, @Tag CallOptions options);

    /**
     * Lists the connections of a workspace, deleted ones included.
     *
     * @param workspace which
     * @param options of the call
     * @return the connections
     */
    @Operation(value = "list_all_connections", safety = Safety.READ)
    @POST("connections/list_all")
    Either<ConnectorError, ConnectionsWire> listAllConnections(
            @Body WorkspaceIdWire workspace, @Tag CallOptions options);

    /**
     * Lists connections of several workspaces by pages of rows; servers since 2023.
     *
     * @param query which
     * @param options of the call
     * @return the connections, each with its workspace; no total
     */
    @Operation(value = "list_connections_paginated", safety = Safety.READ)
    @POST("connections/list_paginated")
    Either<ConnectorError, ConnectionsWire> listConnectionsPaginated(
            @Body PagedConnectionsQueryWire query, @Tag CallOptions options);

    /**
     * Searches connections by all criteria, over all workspaces unless {@code source.workspaceId} is given. Do not
     * build on it: servers forget to compare newer members and then find nothing.
     *
     * @param criteria members of connections, exactly; {@code source} and {@code destination} take members of the ends
     * @param options of the call
     * @return the connections that match
     */
    @Operation(value = "search_connections", safety = Safety.READ)
    @POST("connections/search")
    Either<ConnectorError, ConnectionsWire> searchConnections(@Body JsonObject criteria, @Tag CallOptions options);

    /**
     * Changes what is there and nothing else. Nothing can be removed.
     *
     * @param change {@code connectionId} and what shall change. {@code syncCatalog} is replaced as a whole
     * @param options of the call
     * @return the connection afterwards
     */
    @Operation(value = "update_connection", safety = Safety.IDEMPOTENT)
    @POST("connections/update")
    Either<ConnectorError, ConnectionWire> updateConnection(@Body JsonObject change, @Tag CallOptions options);

    /**
     * Deletes a connection for good and cancels its job; data at the destination stays.
     *
     * @param connection which
     * @param options of the call
     * @return done, also when it was deleted before
     */
    @Operation(value = "delete_connection", safety = Safety.IDEMPOTENT)
    @POST("connections/delete")
    Either<ConnectorError, Answer<Unit>> deleteConnection(@Body ConnectionIdWire connection, @Tag CallOptions options);

    /**
     * Tells how the syncs of connections go; current servers.
     *
     * @param connections which
     * @param options of the call
     * @return one status for each
     */
    @Operation(value = "connection_statuses", safety = Safety.READ)
    @POST("connections/status")
    Either<ConnectorError, List<Lenient<ConnectionStatusWire>>> connectionStatuses(
            @Body ConnectionIdsWire connections, @Tag CallOptions options);

    /**
     * Starts a sync and waits until it has begun.
     *
     * @param connection which
     * @param options of the call
     * @return the job; {@code Conflict} while any job of the connection runs
     */
    @JobInLocation("job.id")
    @Operation(value = "sync_connection", safety = Safety.ONCE, timeout = TimeoutClass.SLOW)
    @POST("connections/sync")
    Either<ConnectorError, JobInfoWire> syncConnection(@Body ConnectionIdWire connection, @Tag CallOptions options);

    /**
     * Removes what the connection wrote to its destination, and rewinds it. A job that runs is cancelled for it.
     *
     * @param connection which
     * @param options of the call
     * @return the job that does it
     */
    @JobInLocation("job.id")
    @Operation(value = "reset_connection", safety = Safety.ONCE, timeout = TimeoutClass.SLOW)
    @POST("connections/reset")
    Either<ConnectorError, JobInfoWire> resetConnection(@Body ConnectionIdWire connection, @Tag CallOptions options);

    /**
     * Removes what was written of some streams; servers since March 2023.
     *
     * @param streams which
     * @param options of the call
     * @return the job that does it
     */
    @JobInLocation("job.id")
    @Operation(value = "reset_connection_stream", safety = Safety.ONCE, timeout = TimeoutClass.SLOW)
    @POST("connections/reset/stream")
    Either<ConnectorError, JobInfoWire> resetStreams(@Body StreamsOfConnectionWire streams, @Tag CallOptions options);

    /**
     * The same as {@link #resetConnection} by its later name; servers since 2024.
     *
     * @param connection which
     * @param options of the call
     * @return the job that does it
     */
    @JobInLocation("job.id")
    @Operation(value = "clear_connection", safety = Safety.ONCE, timeout = TimeoutClass.SLOW)
    @POST("connections/clear")
    Either<ConnectorError, JobInfoWire> clearConnection(@Body ConnectionIdWire connection, @Tag CallOptions options);

    /**
     * The same as {@link #resetStreams} by its later name; servers since 2024.
     *
     * @param streams which
     * @param options of the call
     * @return the job that does it
     */
    @JobInLocation("job.id")
    @Operation(value = "clear_connection_stream", safety = Safety.ONCE, timeout = TimeoutClass.SLOW)
    @POST("connections/clear/stream")
    Either<ConnectorError, JobInfoWire> clearStreams(@Body StreamsOfConnectionWire streams, @Tag CallOptions options);

    /**
     * Reads streams anew; servers since 2024.
     *
     * @param refresh which streams, and whether what was written is kept
     * @param options of the call
     * @return the job, which may be missing
     */
    @Operation(value = "refresh_connection", safety = Safety.ONCE, timeout = TimeoutClass.SLOW)
    @POST("connections/refresh")
    Either<ConnectorError, JobLightWire> refreshConnection(@Body NewRefreshWire refresh, @Tag CallOptions options);
}
