package org.connectorsdk.airbyte.config;

import io.vavr.control.Either;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdWire;
import org.connectorsdk.airbyte.wire.HistoryWires.StateWire;
import org.connectorsdk.airbyte.wire.JobQueryWires.JobsOfWorkspacesQueryWire;
import org.connectorsdk.airbyte.wire.JobQueryWires.JobsQueryWire;
import org.connectorsdk.airbyte.wire.JobWires.JobDebugWire;
import org.connectorsdk.airbyte.wire.JobWires.JobIdWire;
import org.connectorsdk.airbyte.wire.JobWires.JobInfoWire;
import org.connectorsdk.airbyte.wire.JobWires.JobLightWire;
import org.connectorsdk.airbyte.wire.JobWires.JobsWire;
import org.connectorsdk.airbyte.wire.ServerWires.HealthWire;
import org.connectorsdk.airbyte.wire.ServerWires.TokenRequestWire;
import org.connectorsdk.airbyte.wire.ServerWires.TokenWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Breaker;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Tag;

/**
 * Jobs in Airbyte's configuration API, and what else an installation tells of itself.
 *
 * @since 0.1.0
 */
public interface ConfigJobsApi {
    /**
     * Reads a job. The answer holds every line that was ever logged, hundreds of megabytes for a long sync; they are
     * read past. Prefer {@link #getJobLight}.
     *
     * @param job which
     * @param options of the call
     * @return the job and its attempts
     */
    @Operation(value = "get_job", safety = Safety.READ, breaker = Breaker.POLL)
    @POST("jobs/get")
    Either<ConnectorError, JobInfoWire> getJob(@Body JobIdWire job, @Tag CallOptions options);

    /**
     * Reads a job without attempts and logs: made for polling.
     *
     * @param job which
     * @param options of the call
     * @return the job
     */
    @Operation(value = "get_job_light", safety = Safety.READ, breaker = Breaker.POLL)
    @POST("jobs/get_light")
    Either<ConnectorError, JobLightWire> getJobLight(@Body JobIdWire job, @Tag CallOptions options);

    /**
     * Reads a job with its attempts and without logs; servers since May 2023.
     *
     * @param job which
     * @param options of the call
     * @return the job and its attempts
     */
    @Operation(value = "get_job_without_logs", safety = Safety.READ, breaker = Breaker.POLL)
    @POST("jobs/get_without_logs")
    Either<ConnectorError, JobInfoWire> getJobWithoutLogs(@Body JobIdWire job, @Tag CallOptions options);

    /**
     * Lists jobs with their attempts and without logs, newest first.
     *
     * @param query which
     * @param options of the call
     * @return the jobs and how many there are
     */
    @Operation(value = "list_jobs", safety = Safety.READ, breaker = Breaker.POLL)
    @POST("jobs/list")
    Either<ConnectorError, JobsWire> listJobs(@Body JobsQueryWire query, @Tag CallOptions options);

    /**
     * Reads the latest job of a connection.
     *
     * @param connection which
     * @param options of the call
     * @return the job; none when it never ran
     */
    @Operation(value = "get_last_replication_job", safety = Safety.READ)
    @POST("jobs/get_last_replication_job")
    Either<ConnectorError, JobLightWire> getLastReplicationJob(
            @Body ConnectionIdWire connection, @Tag CallOptions options);

    /**
     * Reads the latest job of a connection, also one that was cancelled; current servers.
     *
     * @param connection which
     * @param options of the call
     * @return the job; none when it never ran
     */
    @Operation(value = "get_last_replication_job_with_cancel", safety = Safety.READ)
    @POST("jobs/get_last_replication_job_with_cancel")
    Either<ConnectorError, JobLightWire> getLastReplicationJobWithCancel(
            @Body ConnectionIdWire connection, @Tag CallOptions options);

    /**
     * Lists jobs over workspaces, with their attempts and without logs; current servers.
     *
     * @param query which
     * @param options of the call
     * @return the jobs and how many there are
     */
    @Operation(value = "list_jobs_for_workspaces", safety = Safety.READ, breaker = Breaker.POLL)
    @POST("jobs/list_for_workspaces")
    Either<ConnectorError, JobsWire> listJobsForWorkspaces(
            @Body JobsOfWorkspacesQueryWire query, @Tag CallOptions options);

    /**
     * Reads a job with its connectors and attempts. The answer holds logs, which are read past.
     *
     * @param job which
     * @param options of the call
     * @return the job
     */
    @Operation(value = "get_job_debug_info", safety = Safety.READ)
    @POST("jobs/get_debug_info")
    Either<ConnectorError, JobDebugWire> getJobDebugInfo(@Body JobIdWire job, @Tag CallOptions options);

    /**
     * Cancels <em>whatever runs now</em> on the connection of a job. Look first whether that job still runs.
     *
     * @param job which
     * @param options of the call
     * @return the job that was named
     */
    @Operation(value = "cancel_job", safety = Safety.ONCE, timeout = TimeoutClass.SLOW, breaker = Breaker.BYPASS)
    @POST("jobs/cancel")
    Either<ConnectorError, JobInfoWire> cancelJob(@Body JobIdWire job, @Tag CallOptions options);

    /**
     * Tells how far the syncs of a connection have come.
     *
     * @param connection which
     * @param options of the call
     * @return the state
     */
    @Operation(value = "get_state", safety = Safety.READ)
    @POST("state/get")
    Either<ConnectorError, StateWire> getState(@Body ConnectionIdWire connection, @Tag CallOptions options);

    /**
     * Asks whether the server is well. Needs no credentials, so it proves nothing about them.
     *
     * @param options of the call
     * @return the server's word
     */
    @Operation(value = "health", safety = Safety.READ)
    @GET("health")
    Either<ConnectorError, HealthWire> health(@Tag CallOptions options);

    /**
     * Exchanges client id and secret for a token. The library does so by itself; this is for other uses of the token.
     *
     * @param credentials client id and secret, no grant
     * @param options of the call
     * @return the token, without a word on its life
     */
    @Operation(value = "application_token", safety = Safety.READ)
    @POST("applications/token")
    Either<ConnectorError, TokenWire> applicationToken(@Body TokenRequestWire credentials, @Tag CallOptions options);
}
