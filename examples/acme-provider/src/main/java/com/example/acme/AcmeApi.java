package com.example.acme;

import com.example.acme.wire.SourceWires.CheckWire;
import com.example.acme.wire.SourceWires.NewSourceWire;
import com.example.acme.wire.SourceWires.SourceChangeWire;
import com.example.acme.wire.SourceWires.SourceWire;
import com.example.acme.wire.SourceWires.SourcesWire;
import com.example.acme.wire.SourceWires.TablesWire;
import com.example.acme.wire.SyncWires.SyncWire;
import com.example.acme.wire.SyncWires.SyncsWire;
import com.example.acme.wire.WorkspaceWires.WorkspacesWire;
import io.vavr.control.Either;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Breaker;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.connectorsdk.http.operation.Unit;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** Acme's API in its own words: {@code connections.unwrap(AcmeApi.class)}. What is null is not sent. */
public interface AcmeApi {

    @Operation(value = "list_sources", safety = Safety.READ)
    @GET("v1/sources")
    Either<ConnectorError, SourcesWire> listSources(
            @Query("type") @Nullable String type,
            @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    @Operation(value = "get_source", safety = Safety.READ)
    @GET("v1/sources/{id}")
    Either<ConnectorError, SourceWire> getSource(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "create_source", safety = Safety.ONCE)
    @POST("v1/sources")
    Either<ConnectorError, SourceWire> createSource(@Body NewSourceWire source, @Tag CallOptions options);

    @Operation(value = "update_source", safety = Safety.ONCE)
    @PATCH("v1/sources/{id}")
    Either<ConnectorError, SourceWire> updateSource(
            @Path("id") String id, @Body SourceChangeWire change, @Tag CallOptions options);

    @Operation(value = "delete_source", safety = Safety.IDEMPOTENT)
    @DELETE("v1/sources/{id}")
    Either<ConnectorError, Answer<Unit>> deleteSource(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "check_source", safety = Safety.IDEMPOTENT, timeout = TimeoutClass.SLOW)
    @POST("v1/sources/{id}/check")
    Either<ConnectorError, CheckWire> checkSource(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "disable_source", safety = Safety.IDEMPOTENT)
    @POST("v1/sources/{id}/disable")
    Either<ConnectorError, SourceWire> disableSource(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "enable_source", safety = Safety.IDEMPOTENT)
    @POST("v1/sources/{id}/enable")
    Either<ConnectorError, SourceWire> enableSource(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "list_tables", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @GET("v1/sources/{id}/tables")
    Either<ConnectorError, TablesWire> listTables(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "purge_source", safety = Safety.ONCE)
    @POST("v1/sources/{id}/purge")
    Either<ConnectorError, Unit> purgeSource(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "start_sync", safety = Safety.ONCE)
    @POST("v1/sources/{id}/syncs")
    Either<ConnectorError, SyncWire> startSync(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "list_syncs", safety = Safety.READ)
    @GET("v1/sources/{id}/syncs")
    Either<ConnectorError, SyncsWire> listSyncs(
            @Path("id") String id,
            @Query("state") @Nullable String state,
            @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    @Operation(value = "get_sync", safety = Safety.READ, breaker = Breaker.POLL)
    @GET("v1/syncs/{id}")
    Either<ConnectorError, SyncWire> getSync(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "cancel_sync", safety = Safety.IDEMPOTENT, breaker = Breaker.BYPASS)
    @POST("v1/syncs/{id}/cancel")
    Either<ConnectorError, SyncWire> cancelSync(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "list_workspaces", safety = Safety.READ)
    @GET("v1/workspaces")
    Either<ConnectorError, WorkspacesWire> listWorkspaces(
            @Query("cursor") @Nullable String cursor, @Tag CallOptions options);
}
