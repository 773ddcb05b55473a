package org.connectorsdk.http.provider;

import io.vavr.control.Either;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.jspecify.annotations.Nullable;

/** A vendor that refuses a second job while one runs, and whose jobs name their connection. */
record PlainVendor(
        String subject,
        ConnectionId connection,
        Function<CallOptions, Either<ConnectorError, Job>> start,
        StartOnce.JobPages pages,
        Function<String, JobRef> handle,
        BiFunction<JobRef, CallOptions, Either<ConnectorError, Job>> look)
        implements StartOnce.Vendor {
    @Override
    public Either<ConnectorError, Job> start(CallOptions options) {
        return start.apply(options);
    }

    @Override
    public Either<ConnectorError, Page<Job>> jobs(@Nullable PageToken page, boolean narrowed, CallOptions options) {
        return pages.page(Optional.ofNullable(page), options);
    }

    @Override
    public Optional<StartOnce.NamedJob> named(String jobId) {
        JobRef ref = handle.apply(jobId);
        return Optional.of(new StartOnce.NamedJob() {
            @Override
            public Either<ConnectorError, Job> look(CallOptions options) {
                return look.apply(ref, options);
            }

            @Override
            public Job running() {
                return Job.builder(ref, new JobStatus("", JobState.RUNNING))
                        .connection(connection)
                        .build();
            }
        });
    }
}
