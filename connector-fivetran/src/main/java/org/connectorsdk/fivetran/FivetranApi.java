package org.connectorsdk.fivetran;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectCardWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectionChangeWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.NewConnectCardWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.NewTestWire;
import org.connectorsdk.fivetran.wire.ReplyWires.DoneWire;
import org.connectorsdk.fivetran.wire.ReplyWires.PageWire;
import org.connectorsdk.fivetran.wire.ReplyWires.ReplyWire;
import org.connectorsdk.fivetran.wire.SyncWires.NewSyncWire;
import org.connectorsdk.fivetran.wire.SyncWires.ResyncScopeWire;
import org.connectorsdk.fivetran.wire.SyncWires.ResyncTablesWire;
import org.connectorsdk.fivetran.wire.SyncWires.SyncRecordWire;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/**
 * Fivetran's own API for connections, in its words: 42 operations, with those of the account, the sources and the
 * webhooks. The neutral operations are made of these.
 *
 * <p>For callers: {@code connections.unwrap(FivetranApi.class)}. Methods block, may be called from any thread, go
 * through the same pipeline as the neutral operations, and answer errors as values. Options are required; pass
 * {@code CallOptions.none()} for the client's settings. Paths with {@code connectors}, which the vendor switched off in
 * 2026, are not used.
 *
 * @since 0.1.0
 */
public interface FivetranApi extends FivetranAccountApi, FivetranSourceApi, FivetranWebhooksApi {
    /** With which connections are asked for. */
    String VERSION_2 = "Accept: application/json;version=2";

    /**
     * Lists one page of connections.
     *
     * @param groupId only those of this group; null for all
     * @param name only the one of exactly this name; null for all
     * @param limit 1 to 1000; null for 100
     * @param cursor where the page begins, from the page before; null for the first
     * @param options for this call
     * @return the page; its elements show as much as a connection that is read
     */
    @Operation(value = "list_connections", safety = Safety.READ)
    @Headers(FivetranApi.VERSION_2)
    @GET("v1/connections")
    Either<ConnectorError, ReplyWire<PageWire<ConnectionWire>>> listConnections(
            @Query("group_id") @Nullable String groupId,
            @Query("schema") @Nullable String name,
            @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    /**
     * Lists one page of the connections of a group.
     *
     * @param groupId the group
     * @param name only the one of exactly this name; null for all
     * @param limit 1 to 1000; null for 100
     * @param cursor where the page begins, from the page before; null for the first
     * @param options for this call
     * @return the page
     */
    @Operation(value = "list_group_connections", safety = Safety.READ)
    @Headers(FivetranApi.VERSION_2)
    @GET("v1/groups/{groupId}/connections")
    Either<ConnectorError, ReplyWire<PageWire<ConnectionWire>>> listGroupConnections(
            @Path("groupId") String groupId,
            @Query("schema") @Nullable String name,
            @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    /**
     * Creates a connection. Never repeated after a failure that leaves its outcome open.
     *
     * @param connection what it shall be
     * @param options for this call
     * @return the new connection with what its test found; tests that fail do not keep it from being created
     */
    @Operation(value = "create_connection", safety = Safety.ONCE, timeout = TimeoutClass.SLOW)
    @Headers(FivetranApi.VERSION_2)
    @POST("v1/connections")
    Either<ConnectorError, ReplyWire<ConnectionWire>> createConnection(
            @Body NewConnectionWire connection, @Tag CallOptions options);

    /**
     * Reads one connection.
     *
     * @param id the connection's id
     * @param options for this call
     * @return the connection
     */
    @Operation(value = "get_connection", safety = Safety.READ)
    @Headers(FivetranApi.VERSION_2)
    @GET("v1/connections/{connectionId}")
    Either<ConnectorError, ReplyWire<ConnectionWire>> getConnection(
            @Path("connectionId") String id, @Tag CallOptions options);

    /**
     * Changes a connection; a sync that runs is stopped first, which may take a minute. Not repeated by itself: a 500
     * may come although the change was made, and only the connection tells.
     *
     * @param id the connection's id
     * @param change what to change; at least one member that lasts
     * @param options for this call
     * @return the connection afterwards, with what its test found if one was run
     */
    @Operation(value = "update_connection", safety = Safety.ONCE, timeout = TimeoutClass.SLOW)
    @Headers(FivetranApi.VERSION_2)
    @PATCH("v1/connections/{connectionId}")
    Either<ConnectorError, ReplyWire<ConnectionWire>> updateConnection(
            @Path("connectionId") String id, @Body ConnectionChangeWire change, @Tag CallOptions options);

    /**
     * Deletes a connection. What it loaded stays in the destination.
     *
     * @param id the connection's id
     * @param options for this call
     * @return done
     */
    @Operation(value = "delete_connection", safety = Safety.IDEMPOTENT)
    @Headers(FivetranApi.VERSION_2)
    @DELETE("v1/connections/{connectionId}")
    Either<ConnectorError, Answer<Optional<DoneWire>>> deleteConnection(
            @Path("connectionId") String id, @Tag CallOptions options);

    /**
     * Tries the source. Repeated once at the most, as repeated wrong logins can lock an account there, and each try
     * counts against a limit of its own.
     *
     * @param id the connection's id
     * @param test how; a body there must be
     * @param options for this call
     * @return the connection with what the test found; a success whatever that is
     */
    @Operation(value = "run_setup_tests", safety = Safety.IDEMPOTENT, timeout = TimeoutClass.SLOW, maxAttempts = 2)
    @Headers(FivetranApi.VERSION_2)
    @POST("v1/connections/{connectionId}/test")
    Either<ConnectorError, ReplyWire<ConnectionWire>> runSetupTests(
            @Path("connectionId") String id, @Body NewTestWire test, @Tag CallOptions options);

    /**
     * Starts a sync. The answer names none, and is the same where one runs already.
     *
     * @param id the connection's id
     * @param start whether to stop what runs
     * @param options for this call
     * @return that it was accepted
     */
    @Operation(value = "sync_connection", safety = Safety.ONCE)
    @Headers(FivetranApi.VERSION_2)
    @POST("v1/connections/{connectionId}/sync")
    Either<ConnectorError, Answer<Optional<DoneWire>>> syncConnection(
            @Path("connectionId") String id, @Body NewSyncWire start, @Tag CallOptions options);

    /**
     * Loads everything again, over what is there. May take days.
     *
     * @param id the connection's id
     * @param options for this call
     * @return that it was accepted; {@code Conflict} while a sync runs that does not end
     */
    @Operation(value = "resync_connection", safety = Safety.ONCE)
    @Headers(FivetranApi.VERSION_2)
    @POST("v1/connections/{connectionId}/resync")
    Either<ConnectorError, Answer<Optional<DoneWire>>> resyncConnection(
            @Path("connectionId") String id, @Tag CallOptions options);

    /**
     * Loads some tables again, over what is there.
     *
     * @param id the connection's id
     * @param scope which
     * @param options for this call
     * @return that it was accepted; {@code Conflict} while a sync runs that does not end
     */
    @Operation(value = "resync_connection", safety = Safety.ONCE)
    @Headers(FivetranApi.VERSION_2)
    @POST("v1/connections/{connectionId}/resync")
    Either<ConnectorError, Answer<Optional<DoneWire>>> resyncConnection(
            @Path("connectionId") String id, @Body ResyncScopeWire scope, @Tag CallOptions options);

    /**
     * Loads some tables again: the older form.
     *
     * @param id the connection's id
     * @param tables which
     * @param options for this call
     * @return that it was accepted
     */
    @Operation(value = "resync_tables", safety = Safety.ONCE)
    @POST("v1/connections/{connectionId}/schemas/tables/resync")
    Either<ConnectorError, Answer<Optional<DoneWire>>> resyncTables(
            @Path("connectionId") String id, @Body ResyncTablesWire tables, @Tag CallOptions options);

    /**
     * Lists one page of the syncs that were made. The vendor documents it since 2026, but not how soon a sync appears.
     *
     * @param id the connection's id
     * @param from ISO 8601; null for one hour before the end
     * @param to ISO 8601, at most seven days later; null for one hour after the beginning
     * @param limit 1 to 1000; null for 100
     * @param cursor where the page begins, from the page before; null for the first
     * @param options for this call
     * @return the page
     */
    @Operation(value = "list_sync_history", safety = Safety.READ)
    @Headers(FivetranApi.VERSION_2)
    @GET("v1/connections/{connectionId}/sync-history")
    Either<ConnectorError, ReplyWire<PageWire<SyncRecordWire>>> listSyncHistory(
            @Path("connectionId") String id,
            @Query("start_time") @Nullable String from,
            @Query("end_time") @Nullable String to,
            @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    /**
     * Reads what a connector of the customer's own keeps between two syncs.
     *
     * @param id the connection's id
     * @param options for this call
     * @return any JSON object
     */
    @Operation(value = "get_connection_state", safety = Safety.READ)
    @Headers(FivetranApi.VERSION_2)
    @GET("v1/connections/{connectionId}/state")
    Either<ConnectorError, ReplyWire<JsonObject>> getConnectionState(
            @Path("connectionId") String id, @Tag CallOptions options);

    /**
     * Changes it. The connection must be paused.
     *
     * @param id the connection's id
     * @param state any JSON object, in the form in which it is read
     * @param options for this call
     * @return the state afterwards
     */
    @Operation(value = "update_connection_state", safety = Safety.IDEMPOTENT)
    @Headers(FivetranApi.VERSION_2)
    @PATCH("v1/connections/{connectionId}/state")
    Either<ConnectorError, ReplyWire<JsonObject>> updateConnectionState(
            @Path("connectionId") String id, @Body JsonObject state, @Tag CallOptions options);

    /**
     * Makes a form in which a person connects the source.
     *
     * @param id the connection's id
     * @param card what it shows and where it leads
     * @param options for this call
     * @return its address, which is a secret and lives shortly
     */
    @Operation(value = "create_connect_card", safety = Safety.ONCE)
    @Headers(FivetranApi.VERSION_2)
    @POST("v1/connections/{connectionId}/connect-card")
    Either<ConnectorError, ReplyWire<ConnectCardWire>> createConnectCard(
            @Path("connectionId") String id, @Body NewConnectCardWire card, @Tag CallOptions options);
}
