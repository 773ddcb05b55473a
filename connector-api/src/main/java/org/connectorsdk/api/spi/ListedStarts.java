package org.connectorsdk.api.spi;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;

/**
 * A start in two steps by nothing but a provider's list of jobs.
 *
 * @param provider the provider
 * @param options of the call
 */
record ListedStarts(ProviderConnections provider, CallOptions options) {
    private static final int MOST_PAGES = 50;

    Either<ConnectorError, SyncBaseline> prepare(ConnectionId id, SyncRequest request, Instant at) {
        SyncBaseline bare = SyncBaseline.of(provider.descriptor().id(), provider.account(), id, request, at);
        return lists()
                ? listed(id).map(seen -> StartedSince.baseline(bare, seen.jobs(), isGuarded()))
                : Either.right(bare);
    }

    Either<ConnectorError, Optional<Job>> recover(SyncBaseline baseline) {
        if (!lists()) {
            return Either.left(StartedSince.unknown(baseline, "the provider shows no jobs", List.of()));
        }
        return listed(baseline.connection()).flatMap(seen -> StartedSince.look(baseline, seen.jobs(), seen.inFull()));
    }

    private boolean lists() {
        return provider.descriptor().supports(Capability.JOB_LIST);
    }

    private boolean isGuarded() {
        return provider.descriptor().supports(Capability.SYNC_GUARD);
    }

    private record Seen(List<Job> jobs, boolean inFull) {}

    private Either<ConnectorError, Seen> listed(ConnectionId id) {
        List<Job> jobs = new ArrayList<>();
        boolean readable = true;
        PageToken token = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Either<ConnectorError, Page<Job>> page =
                    provider.jobs(id, JobQuery.all().at(token), options);
            if (page.isLeft()) {
                return Either.left(page.getLeft());
            }
            page.get().items().stream().filter(job -> isOf(id, job)).forEach(jobs::add);
            readable &= page.get().warnings().isEmpty();
            PageToken next = page.get().next().orElse(null);
            if (next == null || next.equals(token)) {
                return Either.right(new Seen(jobs, readable && next == null));
            }
            token = next;
        }
        return Either.right(new Seen(jobs, readable && JobAge.isNewestFirst(jobs)));
    }

    private static boolean isOf(ConnectionId id, Job job) {
        return job.connection().or(() -> job.ref().connection()).map(id::isSame).orElse(true);
    }
}
