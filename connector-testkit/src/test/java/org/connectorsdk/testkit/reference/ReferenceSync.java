package org.connectorsdk.testkit.reference;

import io.vavr.control.Either;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobProgress;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.provider.StartOnce;
import org.jspecify.annotations.Nullable;

/** Syncs and their jobs. */
record ReferenceSync(Api api, HttpRuntime runtime, String account) {

    Either<ConnectorError, Job> start(ConnectionId id, SyncRequest request, CallOptions options) {
        JsonObject body = JsonObject.of(
                "mode",
                request.mode().name(),
                "tables",
                request.tables().stream().map(TableRef::toString).toList());
        OperationDeadline deadline = OperationDeadline.begin("sync", options, runtime);
        return StartOnce.run(
                new StartOnce.Vendor() {
                    @Override
                    public String subject() {
                        return "the sync of " + id;
                    }

                    @Override
                    public ConnectionId connection() {
                        return id;
                    }

                    @Override
                    public Either<ConnectorError, Job> start(CallOptions rest) {
                        return api.start(id.value(), body, rest)
                                .bimap(
                                        error -> ReferenceConnections.notFound(error, "connection", id.value()),
                                        ReferenceSync.this::job);
                    }

                    @Override
                    public Either<ConnectorError, Page<Job>> jobs(
                            @Nullable PageToken page, boolean narrowed, CallOptions rest) {
                        return ReferenceSync.this.jobs(id, page, rest);
                    }

                    @Override
                    public Optional<StartOnce.NamedJob> named(String jobId) {
                        return Optional.of(new Named(ref(jobId, id)));
                    }
                },
                request.ifRunning(),
                runtime,
                deadline);
    }

    /** The job that a conflict names. */
    private final class Named implements StartOnce.NamedJob {
        private final JobRef ref;

        Named(JobRef ref) {
            this.ref = ref;
        }

        @Override
        public Either<ConnectorError, Job> look(CallOptions options) {
            return job(ref, options);
        }

        @Override
        public Job running() {
            return Job.builder(ref, new JobStatus("running", JobState.RUNNING)).build();
        }
    }

    private JobRef ref(String jobId, @Nullable ConnectionId connection) {
        return new JobRef(ReferenceProvider.ID, account, "job", jobId, Optional.ofNullable(connection));
    }

    Either<ConnectorError, Page<Job>> jobs(ConnectionId id, @Nullable PageToken page, CallOptions options) {
        return api.jobs(id.value(), page == null ? null : page.value(), options)
                .bimap(
                        error -> ReferenceConnections.notFound(error, "connection", id.value()),
                        wire -> Page.of(
                                wire.items().stream().map(this::job).toList(),
                                wire.next() == null ? null : new PageToken(wire.next())));
    }

    Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return api.job(ref.jobId(), options)
                .bimap(error -> ReferenceConnections.notFound(error, "job", ref.jobId()), this::job);
    }

    Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        return api.cancel(ref.jobId(), options)
                .bimap(error -> ReferenceConnections.notFound(error, "job", ref.jobId()), this::job);
    }

    private Job job(Wire.JobOf wire) {
        ConnectionId connection = wire.connection() == null ? null : ConnectionId.of(wire.connection());
        JobRef ref = ref(wire.id(), connection);
        String state = wire.state() == null ? "" : wire.state();
        return Job.builder(ref, new JobStatus(state, state(state)))
                .connection(connection)
                .observedAt(runtime.time().now())
                .resumesAt(wire.resumes() == null ? null : VendorTime.read(wire.resumes()))
                .failure(wire.reason() == null ? null : JobFailure.of(wire.reason()))
                .progress(new JobProgress(
                        wire.rows() == null ? OptionalLong.empty() : OptionalLong.of(wire.rows()),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty()))
                .build();
    }

    private static JobState state(String word) {
        return switch (word) {
            case "queued" -> JobState.QUEUED;
            case "running" -> JobState.RUNNING;
            case "succeeded" -> JobState.SUCCEEDED;
            case "partially_succeeded" -> JobState.PARTIALLY_SUCCEEDED;
            case "paused" -> JobState.PAUSED;
            case "rescheduled" -> JobState.RESCHEDULED;
            case "failed" -> JobState.FAILED;
            case "cancelled" -> JobState.CANCELLED;
            default -> JobState.UNKNOWN;
        };
    }
}
