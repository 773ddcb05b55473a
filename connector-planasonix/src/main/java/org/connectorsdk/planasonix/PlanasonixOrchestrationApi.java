package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.JobInLocation;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Breaker;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Unit;
import org.connectorsdk.planasonix.wire.JobWires.BackfillWire;
import org.connectorsdk.planasonix.wire.JobWires.JobResultsWire;
import org.connectorsdk.planasonix.wire.JobWires.JobWire;
import org.connectorsdk.planasonix.wire.JobWires.JobsWire;
import org.connectorsdk.planasonix.wire.JobWires.NewBackfillWire;
import org.connectorsdk.planasonix.wire.JobWires.NewSyncWire;
import org.connectorsdk.planasonix.wire.ListWires.DataWire;
import org.connectorsdk.planasonix.wire.WebhookWires.DeliveryWire;
import org.connectorsdk.planasonix.wire.WebhookWires.NewWebhookWire;
import org.connectorsdk.planasonix.wire.WebhookWires.WebhookChangeWire;
import org.connectorsdk.planasonix.wire.WebhookWires.WebhookTestWire;
import org.connectorsdk.planasonix.wire.WebhookWires.WebhookWire;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/**
 * The part of {@link PlanasonixApi} that is about syncs, backfills, jobs and webhooks. It is not in every plan.
 *
 * @since 0.1.0
 */
public interface PlanasonixOrchestrationApi {

    /**
     * Starts a sync, in one request that is never repeated unless it carries the idempotency key of the options.
     *
     * @param connectionId the connection's id
     * @param sync how
     * @param options for this call
     * @return the job; {@code Conflict} with the id of the job that runs already
     */
    @JobInLocation("id")
    @Operation(value = "sync_connection", safety = Safety.ONCE, keyInBody = true)
    @POST("api/v1/connections/{connectionId}/sync")
    Either<ConnectorError, JobWire> sync(
            @Path("connectionId") String connectionId, @Body NewSyncWire sync, @Tag CallOptions options);

    /**
     * Starts a backfill, in one request that is never repeated.
     *
     * @param connectionId the connection's id
     * @param backfill what to load again
     * @param options for this call
     * @return the backfill
     */
    @JobInLocation("id")
    @Operation(value = "start_backfill", safety = Safety.ONCE)
    @POST("api/v1/connections/{connectionId}/backfill")
    Either<ConnectorError, BackfillWire> startBackfill(
            @Path("connectionId") String connectionId, @Body NewBackfillWire backfill, @Tag CallOptions options);

    /**
     * Lists backfills.
     *
     * @param connectionId only of this connection; null for all
     * @param status only of this status; null for all
     * @param limit how many at the most, 1 to 100; null for 50
     * @param cursor where to go on; null for the beginning
     * @param options for this call
     * @return a page of backfills, without their tables
     */
    @Operation(value = "list_backfills", safety = Safety.READ, breaker = Breaker.POLL)
    @GET("api/v1/backfills")
    Either<ConnectorError, DataWire<List<Lenient<BackfillWire>>>> listBackfills(
            @Query("connection_id") @Nullable String connectionId,
            @Query("status") @Nullable String status,
            @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    /**
     * Reads one backfill.
     *
     * @param backfillId the backfill's id
     * @param options for this call
     * @return the backfill
     */
    @Operation(value = "get_backfill", safety = Safety.READ, breaker = Breaker.POLL)
    @GET("api/v1/backfills/{backfillId}")
    Either<ConnectorError, BackfillWire> getBackfill(@Path("backfillId") String backfillId, @Tag CallOptions options);

    /**
     * Lists jobs.
     *
     * @param connectionId only of this connection; null for all
     * @param pipelineId only of this pipeline; null for all
     * @param type only of this type; null for all
     * @param status only of this status; null for all
     * @param since only those created then or later, in ISO 8601; null for all
     * @param until only those created then or earlier, in ISO 8601; null for all
     * @param limit how many at the most, 1 to 100; null for the vendor's choice
     * @param cursor where to go on; null for the beginning
     * @param offset where to go on with an older deployment, which counts instead; null for the beginning
     * @param options for this call
     * @return a page of jobs
     */
    @Operation(value = "list_jobs", safety = Safety.READ, breaker = Breaker.POLL)
    @GET("api/v1/jobs")
    Either<ConnectorError, JobsWire> listJobs(
            @Query("connection_id") @Nullable String connectionId,
            @Query("pipeline_id") @Nullable String pipelineId,
            @Query("type") @Nullable String type,
            @Query("status") @Nullable String status,
            @Query("since") @Nullable String since,
            @Query("until") @Nullable String until,
            @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor,
            @Query("offset") @Nullable Long offset,
            @Tag CallOptions options);

    /**
     * Reads one job.
     *
     * @param jobId the job's id
     * @param options for this call
     * @return the job
     */
    @Operation(value = "get_job", safety = Safety.READ, breaker = Breaker.POLL)
    @GET("api/v1/jobs/{jobId}")
    Either<ConnectorError, JobWire> getJob(@Path("jobId") String jobId, @Tag CallOptions options);

    /**
     * Reads what a job did.
     *
     * @param jobId the job's id
     * @param options for this call
     * @return the results; {@code Conflict} while it runs
     */
    @Operation(value = "get_job_results", safety = Safety.READ, breaker = Breaker.POLL)
    @GET("api/v1/jobs/{jobId}/results")
    Either<ConnectorError, JobResultsWire> getJobResults(@Path("jobId") String jobId, @Tag CallOptions options);

    /**
     * Asks a job to stop. It may end otherwise all the same.
     *
     * @param jobId the job's id
     * @param options for this call
     * @return its id and status
     */
    @Operation(value = "cancel_job", safety = Safety.IDEMPOTENT, breaker = Breaker.BYPASS)
    @POST("api/v1/jobs/{jobId}/cancel")
    Either<ConnectorError, JobWire> cancelJob(@Path("jobId") String jobId, @Tag CallOptions options);

    /**
     * Lists the webhooks.
     *
     * @param options for this call
     * @return the webhooks
     */
    @Operation(value = "list_webhooks", safety = Safety.READ)
    @GET("api/v1/webhooks")
    Either<ConnectorError, DataWire<List<WebhookWire>>> listWebhooks(@Tag CallOptions options);

    /**
     * Creates a webhook, in one request that is never repeated.
     *
     * @param webhook what it shall be
     * @param options for this call
     * @return the webhook with its signing secret, which is not shown again
     */
    @Operation(value = "create_webhook", safety = Safety.ONCE)
    @POST("api/v1/webhooks")
    Either<ConnectorError, WebhookWire> createWebhook(@Body NewWebhookWire webhook, @Tag CallOptions options);

    /**
     * Reads one webhook.
     *
     * @param id the webhook's id
     * @param options for this call
     * @return the webhook
     */
    @Operation(value = "get_webhook", safety = Safety.READ)
    @GET("api/v1/webhooks/{id}")
    Either<ConnectorError, WebhookWire> getWebhook(@Path("id") String id, @Tag CallOptions options);

    /**
     * Changes a webhook.
     *
     * @param id the webhook's id
     * @param change what to change
     * @param options for this call
     * @return the webhook afterwards
     */
    @Operation(value = "update_webhook", safety = Safety.IDEMPOTENT)
    @PUT("api/v1/webhooks/{id}")
    Either<ConnectorError, WebhookWire> updateWebhook(
            @Path("id") String id, @Body WebhookChangeWire change, @Tag CallOptions options);

    /**
     * Deletes a webhook.
     *
     * @param id the webhook's id
     * @param options for this call
     * @return done
     */
    @Operation(value = "delete_webhook", safety = Safety.IDEMPOTENT)
    @DELETE("api/v1/webhooks/{id}")
    Either<ConnectorError, Unit> deleteWebhook(@Path("id") String id, @Tag CallOptions options);

    /**
     * Replaces the secret that signs deliveries; the former one is worthless at once.
     *
     * @param id the webhook's id
     * @param options for this call
     * @return the new secret
     */
    @Operation(value = "rotate_webhook_secret", safety = Safety.ONCE)
    @POST("api/v1/webhooks/{id}/rotate-secret")
    Either<ConnectorError, WebhookWire> rotateWebhookSecret(@Path("id") String id, @Tag CallOptions options);

    /**
     * Delivers an event as a test.
     *
     * @param id the webhook's id
     * @param test which event
     * @param options for this call
     * @return the delivery, which is pending
     */
    @Operation(value = "test_webhook", safety = Safety.ONCE)
    @POST("api/v1/webhooks/{id}/test")
    Either<ConnectorError, DeliveryWire> testWebhook(
            @Path("id") String id, @Body WebhookTestWire test, @Tag CallOptions options);

    /**
     * Lists what was delivered to a webhook.
     *
     * @param id the webhook's id
     * @param options for this call
     * @return the deliveries
     */
    @Operation(value = "list_deliveries", safety = Safety.READ)
    @GET("api/v1/webhooks/{id}/deliveries")
    Either<ConnectorError, DataWire<List<DeliveryWire>>> listDeliveries(
            @Path("id") String id, @Tag CallOptions options);

    /**
     * Reads the vendor's own description of this part of its API.
     *
     * @param options for this call
     * @return a document in YAML
     */
    @Operation(value = "read_openapi", safety = Safety.READ)
    @GET("api/v1/openapi.yaml")
    Either<ConnectorError, String> readOpenApi(@Tag CallOptions options);
}
