package org.connectorsdk.airbyte.publicapi;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionEndsWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.PublicConnectionWire;
import org.connectorsdk.airbyte.wire.JobWires.NewJobWire;
import org.connectorsdk.airbyte.wire.JobWires.PublicJobWire;
import org.connectorsdk.airbyte.wire.PageWires.PageWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamPropertiesWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
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
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;

/**
 * Connections, their jobs and the streams of their sources in Airbyte's public API.
 *
 * @since 0.1.0
 */
public interface PublicConnectionsApi {
    /**
     * Lists connections, a page of rows at a time.
     *
     * @param workspaceIds only of these workspaces; null for all that can be seen
     * @param tagIds only with one of these tags; null for all
     * @param includeDeleted deleted ones as well; null for no
     * @param limit rows, 1 to 100; null for 20
     * @param offset rows to leave out; null for none
     * @param options of the call
     * @return the page
     */
    @Operation(value = "list_connections", safety = Safety.READ)
    @GET("connections")
    Either<ConnectorError, PageWire<Lenient<PublicConnectionWire>>> listConnections(
            @Query("workspaceIds") @Nullable List<String> workspaceIds,
            @Query("tagIds") @Nullable List<String> tagIds,
            @Query("includeDeleted") @Nullable Boolean includeDeleted,
            @Query("limit") @Nullable Integer limit,
            @Query("offset") @Nullable Long offset,
            @Tag CallOptions options);

    /**
     * Creates a connection, after a discovery unless that is cached. Each accepted request makes another one.
     *
     * @param connection {@code sourceId}, {@code destinationId}, and what else it shall have. Without {@code
     * configurations} every stream is copied as a whole
     * @param options of the call
     * @return the connection
     */
    @Operation(value = "create_connection", safety = Safety.ONCE, timeout = TimeoutClass.SLOW)
    @POST("connections")
    Either<ConnectorError, PublicConnectionWire> createConnection(
            @Body JsonObject connection, @Tag CallOptions options);

    /**
     * Reads a connection. A deleted one is still shown, with the status {@code deprecated}.
     *
     * @param connectionId which
     * @param options of the call
     * @return the connection
     */
    @Operation(value = "get_connection", safety = Safety.READ)
    @GET("connections/{connectionId}")
    Either<ConnectorError, PublicConnectionWire> getConnection(
            @Path("connectionId") String connectionId, @Tag CallOptions options);

    /**
     * Reads what a connection joins, without its streams, however many they are.
     *
     * @param connectionId which
     * @param options of the call
     * @return its ends and its status
     */
    @Operation(value = "get_connection", safety = Safety.READ)
    @GET("connections/{connectionId}")
    Either<ConnectorError, ConnectionEndsWire> getConnectionEnds(
            @Path("connectionId") String connectionId, @Tag CallOptions options);

    /**
     * Changes what is there and nothing else.
     *
     * @param connectionId which
     * @param change what shall change
     * @param options of the call
     * @return the connection afterwards
     */
    @Operation(value = "update_connection", safety = Safety.IDEMPOTENT, timeout = TimeoutClass.SLOW)
    @PATCH("connections/{connectionId}")
    Either<ConnectorError, PublicConnectionWire> updateConnection(
            @Path("connectionId") String connectionId, @Body JsonObject change, @Tag CallOptions options);

    /**
     * Deletes a connection for good; data at the destination stays.
     *
     * @param connectionId which
     * @param options of the call
     * @return done, also when it was deleted before
     */
    @Operation(value = "delete_connection", safety = Safety.IDEMPOTENT)
    @DELETE("connections/{connectionId}")
    Either<ConnectorError, Answer<Unit>> deleteConnection(
            @Path("connectionId") String connectionId, @Tag CallOptions options);

    /**
     * Starts a job.
     *
     * @param job what to start
     * @param options of the call
     * @return the job; {@code Conflict} while one runs, and for a connection that is not active
     */
    @JobInLocation("jobId")
    @Operation(value = "create_job", safety = Safety.ONCE, timeout = TimeoutClass.SLOW)
    @POST("jobs")
    Either<ConnectorError, PublicJobWire> createJob(@Body NewJobWire job, @Tag CallOptions options);

    /**
     * Lists jobs, a page of rows at a time.
     *
     * @param connectionId of this connection; null for all
     * @param jobType of this type; null for all
     * @param status in this status; null for all
     * @param orderBy such as {@code createdAt|DESC}
     * @param limit rows, 1 to 100; null for 20
     * @param offset rows to leave out; null for none
     * @param options of the call
     * @return the page
     */
    @Operation(value = "list_jobs", safety = Safety.READ, breaker = Breaker.POLL)
    @GET("jobs")
    Either<ConnectorError, PageWire<Lenient<PublicJobWire>>> listJobs(
            @Query("connectionId") @Nullable String connectionId,
            @Query("jobType") @Nullable String jobType,
            @Query("status") @Nullable String status,
            @Query("orderBy") @Nullable String orderBy,
            @Query("limit") @Nullable Integer limit,
            @Query("offset") @Nullable Long offset,
            @Tag CallOptions options);

    /**
     * Lists jobs, a page of rows at a time, by more of what the vendor can look for.
     *
     * @param connectionId of this connection; null for all
     * @param jobType of this type; null for all
     * @param status in this status; null for all
     * @param orderBy such as {@code createdAt|DESC}
     * @param limit rows, 1 to 100; null for 20
     * @param offset rows to leave out; null for none
     * @param filters {@code workspaceIds}, joined by commas, and the times {@code createdAtStart},
     *     {@code createdAtEnd}, {@code
     * updatedAtStart} and {@code updatedAtEnd} in ISO-8601
     * @param options of the call
     * @return the page
     */
    @Operation(value = "list_jobs", safety = Safety.READ, breaker = Breaker.POLL)
    @GET("jobs")
    Either<ConnectorError, PageWire<Lenient<PublicJobWire>>> listJobs(
            @Query("connectionId") @Nullable String connectionId,
            @Query("jobType") @Nullable String jobType,
            @Query("status") @Nullable String status,
            @Query("orderBy") @Nullable String orderBy,
            @Query("limit") @Nullable Integer limit,
            @Query("offset") @Nullable Long offset,
            @QueryMap Map<String, String> filters,
            @Tag CallOptions options);

    /**
     * Reads a job.
     *
     * @param jobId which
     * @param options of the call
     * @return the job; {@code NotFound} when the server does not know it, although it answers 409 then
     */
    @Operation(value = "get_job", safety = Safety.READ, breaker = Breaker.POLL)
    @GET("jobs/{jobId}")
    Either<ConnectorError, PublicJobWire> getJob(@Path("jobId") String jobId, @Tag CallOptions options);

    /**
     * Cancels a job.
     *
     * @param jobId which
     * @param options of the call
     * @return the job; {@code Conflict} when it does not run
     */
    @Operation(value = "cancel_job", safety = Safety.ONCE, breaker = Breaker.BYPASS)
    @DELETE("jobs/{jobId}")
    Either<ConnectorError, PublicJobWire> cancelJob(@Path("jobId") String jobId, @Tag CallOptions options);

    /**
     * Tells the streams of a source in flat memory. Some servers put the array into an object, as {@code streams} or as
     * {@code data}.
     *
     * @param sourceId which source
     * @param destinationId the destination that decides which modes are possible; null for none
     * @param ignoreCache look at the source again; null for no
     * @param options of the call
     * @return the streams, one by one; nothing is sent before the first {@code next()}
     */
    @Operation(value = "stream_properties", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @StreamedArray(value = "streams", orNamed = "data", orBare = true)
    @GET("streams")
    Either<ConnectorError, ElementStream<Lenient<StreamPropertiesWire>>> streamProperties(
            @Query("sourceId") String sourceId,
            @Query("destinationId") @Nullable String destinationId,
            @Query("ignoreCache") @Nullable Boolean ignoreCache,
            @Tag CallOptions options);
}
