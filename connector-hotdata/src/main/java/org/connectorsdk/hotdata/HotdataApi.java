package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.hotdata.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.hotdata.wire.ConnectionWires.ConnectionsWire;
import org.connectorsdk.hotdata.wire.ConnectionWires.CreatedConnectionWire;
import org.connectorsdk.hotdata.wire.ConnectionWires.HealthWire;
import org.connectorsdk.hotdata.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.hotdata.wire.JobWires.JobWire;
import org.connectorsdk.hotdata.wire.JobWires.JobsWire;
import org.connectorsdk.hotdata.wire.JobWires.NewRefreshWire;
import org.connectorsdk.hotdata.wire.JobWires.RefreshWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.LoadAnswerWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.ManagedSchemaWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.ManagedTableWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.NewLoadWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.NewManagedSchemaWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.NewManagedTableWire;
import org.connectorsdk.hotdata.wire.TableWires.ProfileWire;
import org.connectorsdk.hotdata.wire.TableWires.TablesWire;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.operation.JobInLocation;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Breaker;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.connectorsdk.http.operation.StreamedArray;
import org.connectorsdk.http.operation.Unit;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/**
 * Hotdata's own API: connections, their tables, refreshes and jobs here, the rest of a workspace in
 * {@link HotdataWorkspaceApi}. Every operation of the vendor's references from 2026-06-06 to autumn 2026 is one method,
 * in its words; the neutral operations are made of these.
 *
 * <p>For callers: {@code connections.unwrap(HotdataApi.class)}. Methods block, may be called from any thread, go
 * through the same steps as the neutral operations, and answer errors as values. Options are required; pass
 * {@code CallOptions.none()} for the client's settings.
 *
 * @since 0.1.0
 */
public interface HotdataApi extends HotdataWorkspaceApi {

    /**
     * Lists the connections, all in one answer, without those behind a database's default catalog.
     *
     * @param options for this call
     * @return the connections, in no promised order
     */
    @Operation(value = "list_connections", safety = Safety.READ)
    @GET("v1/connections")
    Either<ConnectorError, ConnectionsWire> listConnections(@Tag CallOptions options);

    /**
     * Lists the connections in flat memory, however many there are.
     *
     * @param options for this call
     * @return the same as {@link #listConnections}, one by one; nothing is sent before the first {@code next()}
     */
    @Operation(value = "list_connections", safety = Safety.READ)
    @StreamedArray("connections")
    @GET("v1/connections")
    Either<ConnectorError, ElementStream<Lenient<ConnectionWire>>> streamConnections(@Tag CallOptions options);

    /**
     * Reads one connection, never its config.
     *
     * @param id the connection's id
     * @param options for this call
     * @return the connection with its table counts
     */
    @Operation(value = "get_connection", safety = Safety.READ)
    @GET("v1/connections/{connection_id}")
    Either<ConnectorError, ConnectionWire> getConnection(@Path("connection_id") String id, @Tag CallOptions options);

    /**
     * Registers a connection and discovers its tables, in one slow request that is never repeated.
     *
     * @param connection what it shall be
     * @param options for this call
     * @return the connection; it exists even if {@link CreatedConnectionWire#discoveryStatus()} is {@code failed}
     */
    @Operation(value = "create_connection", safety = Safety.ONCE, timeout = TimeoutClass.SLOW)
    @POST("v1/connections")
    Either<ConnectorError, CreatedConnectionWire> createConnection(
            @Body NewConnectionWire connection, @Tag CallOptions options);

    /**
     * Deletes a connection, its cached data, and its secret if no other connection uses that.
     *
     * @param id the connection's id
     * @param options for this call
     * @return done; {@code Conflict} while a database uses it
     */
    @Operation(value = "delete_connection", safety = Safety.IDEMPOTENT)
    @DELETE("v1/connections/{connection_id}")
    Either<ConnectorError, Answer<Unit>> deleteConnection(@Path("connection_id") String id, @Tag CallOptions options);

    /**
     * Probes the source behind a connection.
     *
     * @param id the connection's id
     * @param options for this call
     * @return the finding; an unreachable source is an answer, not an error
     */
    @Operation(value = "check_connection_health", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @GET("v1/connections/{connection_id}/health")
    Either<ConnectorError, HealthWire> checkConnectionHealth(
            @Path("connection_id") String id, @Tag CallOptions options);

    /**
     * Drops the cached data of all tables; the catalog stays.
     *
     * @param id the connection's id
     * @param options for this call
     * @return done
     */
    @Operation(value = "purge_connection_cache", safety = Safety.IDEMPOTENT)
    @DELETE("v1/connections/{connection_id}/cache")
    Either<ConnectorError, Unit> purgeConnectionCache(@Path("connection_id") String id, @Tag CallOptions options);

    /**
     * Drops the cached data of one table.
     *
     * @param id the connection's id
     * @param schema the schema's exact name
     * @param table the table's exact name
     * @param options for this call
     * @return done, also when nothing was cached
     */
    @Operation(value = "purge_table_cache", safety = Safety.IDEMPOTENT)
    @DELETE("v1/connections/{connection_id}/tables/{schema}/{table}/cache")
    Either<ConnectorError, Unit> purgeTableCache(
            @Path("connection_id") String id,
            @Path("schema") String schema,
            @Path("table") String table,
            @Tag CallOptions options);

    /**
     * Reads the statistics that the last sync computed.
     *
     * @param id the connection's id
     * @param schema the schema's exact name
     * @param table the table's exact name
     * @param options for this call
     * @return the profile; {@code NotFound} also for a table that was never synced
     */
    @Operation(value = "get_table_profile", safety = Safety.READ)
    @GET("v1/connections/{connection_id}/tables/{schema}/{table}/profile")
    Either<ConnectorError, ProfileWire> getTableProfile(
            @Path("connection_id") String id,
            @Path("schema") String schema,
            @Path("table") String table,
            @Tag CallOptions options);

    /**
     * Declares a schema of a managed connection.
     *
     * @param id the connection's id
     * @param schema its name and tables
     * @param options for this call
     * @return the names as stored, in lower case
     */
    @Operation(value = "add_managed_schema", safety = Safety.ONCE)
    @POST("v1/connections/{connection_id}/schemas")
    Either<ConnectorError, ManagedSchemaWire> addManagedSchema(
            @Path("connection_id") String id, @Body NewManagedSchemaWire schema, @Tag CallOptions options);

    /**
     * Declares an empty table of a managed connection.
     *
     * @param id the connection's id
     * @param schema the schema's stored name
     * @param table the table's name
     * @param options for this call
     * @return the names as stored, in lower case
     */
    @Operation(value = "add_managed_table", safety = Safety.ONCE)
    @POST("v1/connections/{connection_id}/schemas/{schema}/tables")
    Either<ConnectorError, ManagedTableWire> addManagedTable(
            @Path("connection_id") String id,
            @Path("schema") String schema,
            @Body NewManagedTableWire table,
            @Tag CallOptions options);

    /**
     * Removes a table of a managed connection, with its data.
     *
     * @param id the connection's id
     * @param schema the schema's stored name
     * @param table the table's stored name
     * @param options for this call
     * @return done
     */
    @Operation(value = "delete_managed_table", safety = Safety.IDEMPOTENT)
    @DELETE("v1/connections/{connection_id}/schemas/{schema}/tables/{table}")
    Either<ConnectorError, Unit> deleteManagedTable(
            @Path("connection_id") String id,
            @Path("schema") String schema,
            @Path("table") String table,
            @Tag CallOptions options);

    /**
     * Loads into a managed table. Never repeated: on servers of June an upload serves one load, newer ones answer the
     * same load of the same upload as they did the first time.
     *
     * @param id the connection's id
     * @param schema the schema's stored name
     * @param table the table's stored name
     * @param load from where, and how; servers of June know the mode {@code replace} and uploads only
     * @param options for this call
     * @return what was loaded, or the job that loads it
     */
    @JobInLocation("id")
    @Operation(value = "load_managed_table", safety = Safety.ONCE, timeout = TimeoutClass.SLOW)
    @POST("v1/connections/{connection_id}/schemas/{schema}/tables/{table}/loads")
    Either<ConnectorError, LoadAnswerWire> loadManagedTable(
            @Path("connection_id") String id,
            @Path("schema") String schema,
            @Path("table") String table,
            @Body NewLoadWire load,
            @Tag CallOptions options);

    /**
     * Lists tables of the catalog, page by page. Shows what was discovered last, not the live source.
     *
     * @param connectionId the connection's id, null for all
     * @param schema a SQL {@code LIKE} pattern, null for all
     * @param table a SQL {@code LIKE} pattern, null for all
     * @param includeColumns whether to list columns; null for no
     * @param limit tables per page, null for the vendor's default of 100
     * @param cursor where to go on, null for the first page
     * @param options for this call
     * @return one page
     */
    @Operation(value = "information_schema", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @GET("v1/information_schema")
    Either<ConnectorError, TablesWire> informationSchema(
            @Query("connection_id") @Nullable String connectionId,
            @Query("schema") @Nullable String schema,
            @Query("table") @Nullable String table,
            @Query("include_columns") @Nullable Boolean includeColumns,
            @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    /**
     * Starts a refresh of data, or makes one while the request waits. Never repeated: each one reads the source anew.
     *
     * @param refresh what to refresh and how
     * @param options for this call
     * @return a job, or the result of a refresh that is done; see {@link RefreshWire}
     */
    @JobInLocation("id")
    @Operation(value = "refresh", safety = Safety.ONCE, timeout = TimeoutClass.SLOW)
    @POST("v1/refresh")
    Either<ConnectorError, RefreshWire> refresh(@Body NewRefreshWire refresh, @Tag CallOptions options);

    /**
     * Looks at the source's tables again while the request waits: the same endpoint as {@link #refresh}, for requests
     * without {@code data}, which a repeat only makes fresher.
     *
     * @param refresh which connection, without {@code data}
     * @param options for this call
     * @return how many tables there are now
     */
    @Operation(value = "refresh_schema", safety = Safety.IDEMPOTENT, timeout = TimeoutClass.SLOW)
    @POST("v1/refresh")
    Either<ConnectorError, RefreshWire> refreshSchema(@Body NewRefreshWire refresh, @Tag CallOptions options);

    /**
     * Reads a job.
     *
     * @param id the job's id
     * @param options for this call
     * @return the job
     */
    @Operation(value = "get_job", safety = Safety.READ, breaker = Breaker.POLL)
    @GET("v1/jobs/{id}")
    Either<ConnectorError, JobWire> getJob(@Path("id") String id, @Tag CallOptions options);

    /**
     * Lists jobs of the workspace. Which connection a job works on shows in its result, hence only after its end.
     *
     * @param jobType the vendor's type of job, null for all
     * @param status statuses joined by commas, null for all
     * @param limit jobs per page, null for the vendor's default of 50
     * @param offset how many to leave out, null for none
     * @param options for this call
     * @return one page; a shorter one than {@code limit} is the last
     */
    @Operation(value = "list_jobs", safety = Safety.READ, breaker = Breaker.POLL)
    @GET("v1/jobs")
    Either<ConnectorError, JobsWire> listJobs(
            @Query("job_type") @Nullable String jobType,
            @Query("status") @Nullable String status,
            @Query("limit") @Nullable Integer limit,
            @Query("offset") @Nullable Integer offset,
            @Tag CallOptions options);
}
