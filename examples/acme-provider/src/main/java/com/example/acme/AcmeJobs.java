package com.example.acme;

import com.example.acme.wire.SyncWires.SyncWire;
import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.HttpConnections;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.provider.StartOnce;

/** Starts syncs once, polls, lists and cancels them. Acme runs one sync of a source at a time. */
final class AcmeJobs {
    private final AcmeApi api;
    private final HttpRuntime runtime;
    private final String account;
    private final LenientList<SyncWire, Job> syncs;

    AcmeJobs(AcmeApi api, HttpRuntime runtime, String account) {
        this.api = api;
        this.runtime = runtime;
        this.account = account;
        // Without its id a sync means nothing, and with it everything else may be missing: nothing remains of others.
        this.syncs = new LenientList<>(
                Acme.ID, "jobs", sync -> job(sync, Optional.empty()), (members, problem) -> Optional.empty());
    }

    private Job job(SyncWire sync, Optional<ConnectionId> asked) {
        return AcmeMapper.job(sync, account, asked, runtime.time().now());
    }

    Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, OperationDeadline deadline) {
        StartOnce.Vendor acme = StartOnce.Vendor.of(
                "the sync of source " + id,
                id,
                rest -> api.startSync(id.value(), rest)
                        .bimap(error -> NotFoundErrors.connection(error, id), sync -> job(sync, Optional.of(id))),
                (page, rest) -> list(id, new JobQuery(Optional.empty(), Acme.LARGEST_PAGE, page), rest),
                running -> AcmeMapper.handle(account, running, Optional.of(id)),
                this::job);
        return StartOnce.run(acme, request.ifRunning(), runtime, deadline);
    }

    Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return api.getSync(ref.jobId(), options)
                .bimap(error -> NotFoundErrors.named(error, "job", ref.jobId()), sync -> job(sync, ref.connection()));
    }

    Either<ConnectorError, Page<Job>> list(ConnectionId id, JobQuery query, CallOptions options) {
        return api.listSyncs(
                        id.value(),
                        query.status().orElse(null),
                        HttpConnections.limit(query.pageSize()),
                        HttpConnections.cursor(query.pageToken()),
                        options)
                .mapLeft(error -> NotFoundErrors.connection(error, id))
                .flatMap(page -> syncs.page(page.syncs(), query.pageToken(), page.nextCursor()));
    }

    /** Acme answers a sync that was over as it ended. */
    Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        return api.cancelSync(ref.jobId(), options)
                .bimap(error -> NotFoundErrors.named(error, "job", ref.jobId()), sync -> job(sync, ref.connection()));
    }
}
