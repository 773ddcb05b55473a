package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.Pauses;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.Reconciliation;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.spi.ProviderConnections;
import org.jspecify.annotations.Nullable;

/**
 * What every client does around a provider: refuses what is not declared before anything is sent, answers {@code Closed}
 * after close and {@code Interrupted} on an interrupted thread, waits for jobs, and hands out the views.
 */
final class GuardedConnections implements Connections {
    private final ProviderConnections provider;
    private final ProviderDescriptor descriptor;
    private final Refusals refusals;
    private final TimeSource time;
    private final Pauses pauses;
    private final DoubleSupplier random;
    private final PollLoad pollLoad;
    private final ThrowingConnections throwing;
    private final Object lock = new Object();
    private @Nullable AsyncCalls calls;
    private volatile boolean closed;

    GuardedConnections(ProviderConnections provider, RuntimeContext context) {
        this.provider = provider;
        this.descriptor = provider.descriptor();
        this.refusals = new Refusals(descriptor, provider.account());
        this.time = context.time();
        this.pauses = new Pauses(time);
        this.random = context.random();
        this.pollLoad = new PollLoad(descriptor.id(), time);
        this.throwing = new ThrowingConnections(this);
    }

    TimeSource time() {
        return time;
    }

    /** {@return draws between 0 and 1} */
    DoubleSupplier random() {
        return random;
    }

    /** {@return what all waits of this client ask of the account} */
    PollLoad pollLoad() {
        return pollLoad;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return descriptor;
    }

    /** Answers a refusal, or the call's own answer when nothing stands against it. */
    private <T> Either<ConnectorError, T> unless(
            @Nullable ConnectorError refusal, String operation, Supplier<Either<ConnectorError, T>> call) {
        ConnectorError stop = stop(refusal, operation);
        return stop != null ? Either.left(stop) : call.get();
    }

    private @Nullable ConnectorError stop(@Nullable ConnectorError refusal, String operation) {
        if (closed) {
            return closed(operation);
        }
        if (refusal != null) {
            return refusal;
        }
        return Thread.currentThread().isInterrupted() ? refusals.interrupted(operation) : null;
    }

    ConnectorError closed(String operation) {
        return refusals.closed(operation);
    }

    @Override
    public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        return unless(refusals.list(query), "list", () -> provider.list(query, options));
    }

    @Override
    public ItemStream<Connection> stream(ConnectionQuery query, CallOptions options) {
        ConnectorError refusal = closed ? closed("stream") : refusals.list(query);
        return refusal != null
                ? ItemStream.failed(refusal)
                : new GuardedStream<>(provider.stream(query, options), () -> stop(null, "stream"));
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        return unless(refusals.undeclared("get", Capability.GET), "get", () -> provider.get(id, options));
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        return unless(
                refusals.create(spec),
                "create",
                () -> provider.create(spec, options).mapLeft(error -> Refusals.identified(error, spec)));
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        return unless(refusals.update(change), "update", () -> provider.update(id, change, options));
    }

    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return unless(refusals.undeclared("delete", Capability.DELETE), "delete", () -> provider.delete(id, options));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        return unless(refusals.undeclared("test", Capability.TEST), "test", () -> provider.test(id, options));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionSpec spec, CallOptions options) {
        return unless(
                refusals.undeclared("testSpec", Capability.TEST_SPEC), "testSpec", () -> provider.test(spec, options));
    }

    @Override
    public Either<ConnectorError, Catalog> introspect(
            ConnectionId id, IntrospectionRequest request, CallOptions options) {
        Catalog.Builder catalog = Catalog.builder();
        return introspect(id, request, catalog, options).map(catalog::build);
    }

    @Override
    public Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        Objects.requireNonNull(visitor, "visitor");
        return unless(
                refusals.undeclared("introspect", Capability.INTROSPECT),
                "introspect",
                () -> provider.introspect(id, request, visitor, options));
    }

    @Override
    public Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
        return unless(refusals.sync(request), "sync", () -> provider.sync(id, request, options));
    }

    @Override
    public Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return look(ref, options);
    }

    /** One look at a job, for callers and for waits. */
    Either<ConnectorError, Job> look(JobRef ref, CallOptions options) {
        return unless(
                refusals.job("job", Capability.SYNC, ref),
                "job",
                () -> provider.job(ref, options)
                        .mapLeft(error -> error instanceof ConnectorError.NotFound
                                ? new ConnectorError.JobUnknown(error.context(), ref)
                                : error));
    }

    @Override
    public Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options) {
        return unless(
                refusals.undeclared("jobs", Capability.JOB_LIST), "jobs", () -> provider.jobs(id, query, options));
    }

    @Override
    public Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        return unless(
                refusals.job("cancel", Capability.SYNC_CANCEL, ref), "cancel", () -> provider.cancel(ref, options));
    }

    @Override
    public Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request, CallOptions options) {
        return unless(refusals.purge(request), "purge", () -> provider.purge(id, request, options));
    }

    /** Checks a wait and makes its machine; nothing is sent yet. */
    Either<ConnectorError, JobWait> waitFor(JobRef ref, WaitPolicy policy, CallOptions options) {
        return unless(
                refusals.await(ref, policy), "await", () -> Either.right(new JobWait(this, ref, policy, options)));
    }

    @Override
    public Either<ConnectorError, Job> await(JobRef ref, WaitPolicy policy, CallOptions options) {
        return waitFor(ref, policy, options).flatMap(wait -> {
            try (wait) {
                return turn(wait);
            }
        });
    }

    private Either<ConnectorError, Job> turn(JobWait wait) {
        while (true) {
            JobWait.Step step = wait.poll();
            if (step.result() != null) {
                return step.result();
            }
            switch (pauses.pause(step.pause())) {
                case ELAPSED -> {}
                case INTERRUPTED -> {
                    return Either.left(wait.interrupted());
                }
                case CLOSED -> {
                    return Either.left(closed("await"));
                }
            }
        }
    }

    @Override
    public Either<ConnectorError, Reconciliation> reconcile(ConnectorError error, CallOptions options) {
        return unless(refusals.reconcile(error), "reconcile", () -> Reconciler.look(this, error, options));
    }

    @Override
    public <F> Optional<F> facet(Class<F> type) {
        boolean undeclared = Capability.known().stream()
                .anyMatch(capability ->
                        capability.covers().contains(type.getSimpleName()) && !descriptor.supports(capability));
        return closed || undeclared ? Optional.empty() : provider.facet(type);
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return provider.unwrap(type);
    }

    @Override
    public ThrowingConnections orThrow() {
        return throwing;
    }

    @Override
    public AsyncConnections async() {
        synchronized (lock) {
            if (calls == null) {
                calls = new AsyncCalls(this, new JobWaits(this));
                if (closed) {
                    calls.close();
                }
            }
            return new AsyncConnections(this, calls);
        }
    }

    @Override
    public void close() {
        AsyncCalls running;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            running = calls;
        }
        pauses.close();
        try {
            provider.close();
        } finally {
            if (running != null) {
                running.close();
            }
        }
    }

    /** {@return provider and state, nothing of the account} */
    @Override
    public String toString() {
        return "Connections[" + descriptor.id() + (closed ? ", closed" : "") + "]";
    }
}
