package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.Sleeper;
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
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.spi.ProviderConnections;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every client does around a provider: refuses what is not declared before anything is sent, answers {@code Closed}
 * after close and {@code Interrupted} on an interrupted thread, waits for jobs, and hands out the views.
 */
final class DefaultConnections implements Connections {
    private static final Logger LOG = LoggerFactory.getLogger(DefaultConnections.class);

    private final ProviderConnections provider;
    private final ProviderDescriptor descriptor;
    private final CallValidator refusals;
    private final TimeSource time;
    private final RuntimeContext context;
    private final Cancels cancels;
    private final Sleeper sleeper;
    private final DoubleSupplier random;
    private final PollLoad pollLoad;
    private final GuardedFacets facets;
    private final ThrowingConnections throwing;
    private final Object lock = new Object();
    private @Nullable AsyncCalls calls;
    private volatile boolean closed;

    DefaultConnections(ProviderConnections provider, RuntimeContext context) {
        this.provider = provider;
        this.descriptor = provider.descriptor();
        this.refusals = new CallValidator(descriptor, provider.account());
        this.context = context;
        this.cancels = new Cancels(provider);
        this.time = context.time();
        this.sleeper = new Sleeper(time);
        this.random = context.random();
        this.pollLoad = new PollLoad(time, why -> LOG.warn("{}: {}", descriptor.id(), why));
        this.facets = new GuardedFacets(provider, refusals, operation -> stop(null, operation));
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

    private GuardedCall reading(String operation, CallOptions options) {
        return new GuardedCall(descriptor.id(), operation, false, options);
    }

    private GuardedCall writing(String operation, CallOptions options) {
        return new GuardedCall(descriptor.id(), operation, true, options);
    }

    /** Answers a refusal, or the call's own answer when nothing stands against it. */
    private <T> Either<ConnectorError, T> unless(
            @Nullable ConnectorError refusal,
            GuardedCall call,
            Function<CallOptions, Either<ConnectorError, T>> ask,
            Function<T, @Nullable String> otherwise) {
        ConnectorError stop = stop(refusal, call);
        return stop != null ? Either.left(stop) : call.run(ask, otherwise);
    }

    private <T> Either<ConnectorError, T> unless(
            @Nullable ConnectorError refusal, GuardedCall call, Function<CallOptions, Either<ConnectorError, T>> ask) {
        return unless(refusal, call, ask, answer -> null);
    }

    private @Nullable ConnectorError stop(@Nullable ConnectorError refusal, GuardedCall call) {
        ConnectorError stop = stop(refusal, call.name());
        if (stop == null && call.writes()) {
            stop = refusals.idempotencyKey(call.name(), call.options());
        }
        return stop;
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
        return unless(refusals.list(query), reading("list", options), given -> provider.list(query, given));
    }

    @Override
    public ItemStream<Connection> stream(ConnectionQuery query, CallOptions options) {
        return stream("stream", query, options);
    }

    /** The stream of an operation that reads a list on its way. */
    ItemStream<Connection> stream(String operation, ConnectionQuery query, CallOptions options) {
        GuardedCall call = reading(operation, options);
        ConnectorError refusal = closed ? closed(operation) : refusals.list(query);
        return refusal != null
                ? ItemStream.failed(refusal)
                : GuardedStream.of(call, given -> provider.stream(query, given), () -> stop(null, operation));
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        return unless(
                refusals.undeclared("get", Capability.GET),
                reading("get", options).on(id),
                given -> provider.get(id, given),
                found -> Identity.other(provider, id, found));
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        return unless(refusals.create(spec), writing("create", options), given -> provider.create(spec, given))
                .mapLeft(error -> CallValidator.identified(error, spec));
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        return unless(
                refusals.update(change),
                writing("update", options).on(id),
                given -> provider.update(id, change, given),
                found -> Identity.other(provider, id, found));
    }

    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return unless(
                refusals.undeclared("delete", Capability.DELETE),
                writing("delete", options).on(id),
                given -> provider.delete(id, given),
                deleted -> Identity.other(id, deleted.id()));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        return unless(
                refusals.undeclared("test", Capability.TEST),
                reading("test", options).on(id),
                given -> provider.test(id, given));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionSpec spec, CallOptions options) {
        return unless(
                refusals.undeclared("testSpec", Capability.TEST_SPEC),
                reading("testSpec", options),
                given -> provider.test(spec, given));
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
        CallersVisitor watched = new CallersVisitor(Objects.requireNonNull(visitor, "visitor"));
        Either<ConnectorError, CatalogSummary> answer = unless(
                refusals.undeclared("introspect", Capability.INTROSPECT),
                reading("introspect", options).on(id),
                given -> provider.introspect(id, request, watched, given));
        watched.rethrow();
        return answer;
    }

    @Override
    public Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
        GuardedCall call = writing("sync", options).on(id);
        return unless(
                        refusals.sync(request),
                        call,
                        given -> provider.sync(id, request, given),
                        job -> Identity.other(id, job))
                .map(job -> Identity.keyed(job, call));
    }

    @Override
    public Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return look("job", ref, options);
    }

    /** One look at a job, for callers and for waits. */
    Either<ConnectorError, Job> look(String operation, JobRef ref, CallOptions options) {
        return unless(
                        refusals.job("job", Capability.SYNC, ref),
                        reading(operation, options).on(ref),
                        given -> provider.job(ref, given),
                        job -> Identity.other(ref, job))
                .mapLeft(error -> error instanceof ConnectorError.NotFound
                        ? new ConnectorError.JobUnknown(error.context(), ref)
                        : error)
                .peek(cancels::saw);
    }

    @Override
    public Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options) {
        return unless(
                        refusals.undeclared("jobs", Capability.JOB_LIST),
                        reading("jobs", options).on(id),
                        given -> provider.jobs(id, query, given),
                        page -> Identity.other(id, query, page))
                .map(page -> Identity.only(id, page));
    }

    @Override
    public Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        return unless(
                refusals.job("cancel", Capability.SYNC_CANCEL, ref),
                writing("cancel", options).on(ref),
                given -> cancels.cancel(ref, given),
                job -> Identity.other(ref, job));
    }

    @Override
    public Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request, CallOptions options) {
        return unless(
                refusals.purge(request),
                writing("purge", options).on(id),
                given -> provider.purge(id, request, given),
                purge -> purge.job()
                        .map(ref -> Identity.other(id, ref.connection()))
                        .orElse(null));
    }

    /** Checks a wait and makes its machine; nothing is sent yet. A wait reads, and so does not carry the key of a write. */
    Either<ConnectorError, JobPoller> waitFor(JobRef ref, WaitPolicy policy, CallOptions options) {
        GuardedCall call = reading("await", options).on(ref);
        ConnectorError stop = stop(refusals.await(ref, policy), call);
        return stop != null
                ? Either.left(stop)
                : Either.right(new JobPoller(
                        this,
                        ref,
                        policy,
                        options.toBuilder().idempotencyKey(null).build()));
    }

    @Override
    public Either<ConnectorError, Job> await(JobRef ref, WaitPolicy policy, CallOptions options) {
        return waitFor(ref, policy, options).flatMap(poller -> {
            try (poller) {
                return turn(poller);
            }
        });
    }

    private Either<ConnectorError, Job> turn(JobPoller poller) {
        while (true) {
            JobPoller.Step step = poller.poll();
            if (step.result() != null) {
                return step.result();
            }
            switch (sleeper.pause(step.pause())) {
                case ELAPSED -> {}
                case INTERRUPTED -> {
                    return Either.left(poller.interrupted());
                }
                case CLOSED -> {
                    return Either.left(closed("await"));
                }
            }
        }
    }

    @Override
    public Either<ConnectorError, Reconciliation> reconcile(ConnectorError error, CallOptions options) {
        ConnectorError stop = stop(refusals.reconcile(error), reading("reconcile", options));
        return stop != null ? Either.left(stop) : Reconciler.look(this, error, options);
    }

    @Override
    public <F> Optional<F> facet(Class<F> type) {
        boolean undeclared = Capability.known().stream()
                .anyMatch(capability ->
                        capability.covers().contains(type.getSimpleName()) && !descriptor.supports(capability));
        return closed || undeclared
                ? Optional.empty()
                : quietly(() -> provider.facet(type)).map(facet -> facets.guard(type, facet));
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        Optional<T> found = quietly(() -> provider.unwrap(type));
        return type == RawApi.class ? found.map(raw -> type.cast(guarded((RawApi) raw))) : found;
    }

    private RawApi guarded(RawApi raw) {
        return new GuardedRawApi(descriptor.id(), raw, refusals, operation -> stop(null, operation));
    }

    /** What a provider throws instead of saying that it has no such part. */
    private <T> Optional<T> quietly(Supplier<@Nullable Optional<T>> part) {
        try {
            Optional<T> found = part.get();
            return found == null ? Optional.empty() : found;
        } catch (RuntimeException | LinkageError e) {
            LOG.warn(
                    "{}: looking for a part failed by {}",
                    descriptor.id(),
                    e.getClass().getName());
            return Optional.empty();
        }
    }

    @Override
    public ThrowingConnections orThrow() {
        return throwing;
    }

    @Override
    public AsyncConnections async() {
        return new AsyncConnections(this, calls());
    }

    /** {@return what is behind the asynchronous view} */
    AsyncCalls calls() {
        synchronized (lock) {
            if (calls == null) {
                calls = new AsyncCalls(this, context);
                if (closed) {
                    calls.close();
                }
            }
            return calls;
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
        sleeper.close();
        try {
            provider.close();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{}: closing failed by {}", descriptor.id(), e.getClass().getName());
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
