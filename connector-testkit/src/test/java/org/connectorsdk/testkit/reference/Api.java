package org.connectorsdk.testkit.reference;

import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.connectorsdk.http.operation.StreamedArray;
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

/** The vendor's operations. */
interface Api {
    @Operation(value = "list_connections", safety = Safety.READ)
    @GET("v1/connections")
    Either<ConnectorError, Wire.Listed> list(
            @Query("type") @Nullable String type,
            @Query("search") @Nullable String search,
            @Query("sort") @Nullable String sort,
            @Query("limit") int limit,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    @Operation(value = "get_connection", safety = Safety.READ)
    @GET("v1/connections/{id}")
    Either<ConnectorError, Wire.Stored> get(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "create_connection", safety = Safety.ONCE)
    @POST("v1/connections")
    Either<ConnectorError, Wire.Stored> create(@Body Wire.New connection, @Tag CallOptions options);

    @Operation(value = "update_connection", safety = Safety.IDEMPOTENT)
    @PATCH("v1/connections/{id}")
    Either<ConnectorError, Wire.Changed> update(
            @Path("id") String id, @Body JsonObject change, @Tag CallOptions options);

    @Operation(value = "delete_connection", safety = Safety.IDEMPOTENT)
    @DELETE("v1/connections/{id}")
    Either<ConnectorError, Answer<Unit>> delete(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "test_connection", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @POST("v1/connections/{id}/test")
    Either<ConnectorError, Wire.Tested> test(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "test_settings", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @POST("v1/tests")
    Either<ConnectorError, Wire.Tested> testSettings(@Body Wire.New connection, @Tag CallOptions options);

    @Operation(value = "list_tables", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @GET("v1/connections/{id}/tables")
    Either<ConnectorError, Wire.Tables> tables(
            @Path("id") String id,
            @Query("schema") @Nullable String schema,
            @Query("table") @Nullable String table,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    @Operation(value = "preview_table", safety = Safety.READ)
    @GET("v1/connections/{id}/rows")
    Either<ConnectorError, Wire.Rows> rows(
            @Path("id") String id,
            @Query("schema") String schema,
            @Query("table") String table,
            @Query("limit") int limit,
            @Tag CallOptions options);

    /** The first element names the columns. */
    @Operation(value = "run_statement", safety = Safety.ONCE, timeout = TimeoutClass.SLOW)
    @StreamedArray("")
    @POST("v1/connections/{id}/statements")
    Either<ConnectorError, ElementStream<JsonArray>> run(
            @Path("id") String id, @Body JsonObject statement, @Tag CallOptions options);

    @Operation(value = "list_files", safety = Safety.READ)
    @GET("v1/connections/{id}/files")
    Either<ConnectorError, Wire.Files> files(
            @Path("id") String id, @Query("path") String path, @Tag CallOptions options);

    @Operation(value = "start_sync", safety = Safety.ONCE)
    @POST("v1/connections/{id}/syncs")
    Either<ConnectorError, Wire.JobOf> start(@Path("id") String id, @Body JsonObject sync, @Tag CallOptions options);

    @Operation(value = "list_jobs", safety = Safety.READ)
    @GET("v1/connections/{id}/jobs")
    Either<ConnectorError, Wire.Jobs> jobs(
            @Path("id") String id, @Query("cursor") @Nullable String cursor, @Tag CallOptions options);

    @Operation(value = "get_job", safety = Safety.READ)
    @GET("v1/jobs/{id}")
    Either<ConnectorError, Wire.JobOf> job(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "cancel_job", safety = Safety.IDEMPOTENT)
    @POST("v1/jobs/{id}/cancel")
    Either<ConnectorError, Wire.JobOf> cancel(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "list_synced", safety = Safety.READ)
    @GET("v1/connections/{id}/data")
    Either<ConnectorError, Wire.Synced> synced(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "purge_data", safety = Safety.ONCE)
    @DELETE("v1/connections/{id}/data")
    Either<ConnectorError, Unit> purge(
            @Path("id") String id, @Query("table") List<String> tables, @Tag CallOptions options);
}
