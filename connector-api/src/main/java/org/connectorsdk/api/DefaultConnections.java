package org.connectorsdk.api;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.AccountReport;
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
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.observe.ClientStatus;
import org.connectorsdk.api.spi.PagedStream;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.RunningJobs;
import org.jspecify.annotations.Nullable;

/**
 * What every client does around a provider: refuses what is not declared before anything is sent, answers
 * {@code Closed} after close and {@code Interrupted} on an interrupted thread, waits for jobs, and hands out the views.
 * What views share is in their {@link ClientState}.
 */
final class DefaultConnections implements Connections {
    private final ClientState client;
    private final ProviderConnections provider;
    private final CallValidator validator;
    private final CallOptions options;
    private final GuardedFacets facets;
    private final ThrowingConnections throwing;

    DefaultConnections(ProviderConnections provider, RuntimeContext context) {
        this(new ClientState(provider, context), CallOptions.none());
    }

    private DefaultConnections(ClientState client, CallOptions options) {
        this.client = client;
        this.provider = client.provider();
        this.validator = client.validator();
        this.options = options;
        this.facets = new GuardedFacets(client, options);
        this.throwing = new ThrowingConnections(this);
    }

    ClientState client() {
        return client;
    }

    CallOptions options() {
        return options;
    }

    @Override
    public DefaultConnections with(CallOptions options) {
        return new DefaultConnections(client, Objects.requireNonNull(options, "options"));
    }

    @Override
    public ProviderDescriptor descriptor() {
        return client.descriptor();
    }

    private GuardedCall reading(String operation) {
        return new GuardedCall(client, operation, false, options);
    }

    private GuardedCall writing(String operation) {
        return new GuardedCall(client, operation, true, options);
    }

    /** Answers the refusal if there is one, else the call's own answer. */
    private <T> Either<ConnectorError, T> unless(
            @Nullable ConnectorError refusal,
            GuardedCall call,
            Function<CallOptions, Either<ConnectorError, T>> ask,
            Function<T, @Nullable String> otherwise) {
        return unless(refusal, call, () -> call.run(ask, otherwise));
    }

    private <T> Either<ConnectorError, T> unless(
            @Nullable ConnectorError refusal, GuardedCall call, Supplier<Either<ConnectorError, T>> work) {
        return call.observed(() -> {
            ConnectorError stop = stop(refusal, call);
            return stop != null ? Either.left(stop) : work.get();
        });
    }

    private <T> Either<ConnectorError, T> unless(
            @Nullable ConnectorError refusal, GuardedCall call, Function<CallOptions, Either<ConnectorError, T>> ask) {
        return unless(refusal, call, ask, answer -> null);
    }

    private @Nullable ConnectorError stop(@Nullable ConnectorError refusal, GuardedCall call) {
        ConnectorError stop = client.stop(refusal, call.name());
        return stop == null && call.writes() ? validator.idempotencyKey(call.name(), options) : stop;
    }

    @Override
    public Either<ConnectorError, AccountReport> check() {
        GuardedCall call = reading("check");
        return unless(validator.undeclared("check", Capability.ACCOUNT_CHECK), call, provider::check)
                .map(call::merged);
    }

    @Override
    public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query) {
        return unless(validator.list(query), reading("list"), given -> provider.list(query, given));
    }

    @Override
    public ItemStream<Connection> stream(ConnectionQuery query) {
        GuardedCall call = reading("stream");
        return walk(validator.list(query), call, given -> provider.stream(query, given));
    }

    /** All connections, for an operation that needs to see each of them. */
    ItemStream<Connection> every(String operation, ConnectionQuery query) {
        GuardedCall call = new GuardedCall(
                client,
                operation,
                false,
                options.toBuilder().ceilingsOf(CallOptions.none()).build());
        return walk(validator.list(query), call, given -> provider.stream(query, given));
    }

    private <T> ItemStream<T> walk(
            @Nullable ConnectorError refusal, GuardedCall call, Function<CallOptions, ItemStream<T>> begin) {
        ConnectorError stop = client.isClosed() ? client.closed(call.name()) : refusal;
        if (stop != null) {
            call.observed(() -> Either.left(stop));
            return ItemStream.failed(stop);
        }
        CallOptions given = call.walking(client::offer);
        return GuardedStream.of(call, own -> begin.apply(given), () -> client.stop(null, call.name()));
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id) {
        return unless(
                validator.undeclared("get", Capability.GET),
                reading("get").on(id),
                given -> provider.get(id, given),
                found -> Identity.other(provider, id, found));
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec) {
        return unless(validator.create(spec), writing("create"), given -> provider.create(spec, given))
                .mapLeft(error -> CallValidator.identified(error, spec));
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change) {
        return unless(
                validator.update(change),
                writing("update").on(id),
                given -> provider.update(id, change, given),
                found -> Identity.other(provider, id, found));
    }

    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id) {
        return unless(
                validator.undeclared("delete", Capability.DELETE),
                writing("delete").on(id),
                given -> provider.delete(id, given),
                deleted -> Identity.other(id, deleted.id()));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id) {
        return unless(
                validator.undeclared("test", Capability.TEST),
                reading("test").on(id),
                given -> provider.test(id, given));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionSpec spec) {
        return unless(
                validator.undeclared("testSpec", Capability.TEST_SPEC),
                reading("testSpec"),
                given -> provider.test(spec, given));
    }

    @Override
    public Either<ConnectorError, Catalog> introspect(ConnectionId id, IntrospectionRequest request) {
        Catalog.Builder catalog = Catalog.builder();
        return introspect(id, request, catalog).map(catalog::build);
    }

    @Override
    public Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor) {
        CallersVisitor watched = new CallersVisitor(Objects.requireNonNull(visitor, "visitor"));
        Either<ConnectorError, CatalogSummary> answer = unless(
                validator.undeclared("introspect", Capability.INTROSPECT),
                reading("introspect").on(id),
                given -> provider.introspect(id, request, watched, given));
        watched.rethrow();
        return answer;
    }

    @Override
    public Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request) {
        GuardedCall call = writing("sync").on(id);
        return unless(
                        validator.sync("sync", request),
                        call,
                        given -> provider.sync(id, request, given),
                        job -> Identity.other(id, job))
                .map(job -> Identity.keyed(job, call));
    }

    @Override
    public Either<ConnectorError, SyncBaseline> prepareSync(ConnectionId id, SyncRequest request) {
        Instant at = client.time().now();
        return unless(
                validator.sync("prepareSync", request),
                reading("prepareSync").on(id),
                given -> provider.prepareSync(id, request, at, given),
                baseline -> Identity.other(id, baseline.connection()));
    }

    @Override
    public Either<ConnectorError, Optional<Job>> recoverSync(SyncBaseline baseline) {
        GuardedCall call = reading("recoverSync").on(baseline.connection());
        return unless(validator.baseline(call.name(), baseline), call, new SyncRecovery(client, baseline, call)::run);
    }

    @Override
    public Either<ConnectorError, Job> job(JobRef ref) {
        GuardedCall call = reading("job").on(ref);
        return call.observed(() -> look(call, ref));
    }

    /** Reads the status of a job once, as a part of a wait. */
    Either<ConnectorError, Job> look(JobRef ref, GuardedCall wait) {
        return look(reading("await").on(ref).partOf(wait), ref);
    }

    private Either<ConnectorError, Job> look(GuardedCall call, JobRef ref) {
        return unless(
                        validator.job("job", Capability.SYNC, ref),
                        call,
                        given -> provider.job(ref, given),
                        job -> Identity.other(ref, job))
                .mapLeft(error -> error instanceof ConnectorError.NotFound
                        ? new ConnectorError.JobUnknown(error.context(), ref)
                        : error)
                .peek(client.cancels()::saw);
    }

    /**
     * Asks which of many jobs still run, for waits.
     *
     * @param call counts the requests
     */
    Either<ConnectorError, Map<JobRef, Job>> running(RunningJobs running, List<JobRef> refs, GuardedCall call) {
        return unless(null, call, given -> running.among(refs, given))
                .map(answered -> Identity.running(refs, answered));
    }

    @Override
    public Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query) {
        GuardedCall call = reading("jobs").on(id);
        return unless(validator.jobs(query), call, () -> page(call, id, query, call.options()));
    }

    @Override
    public ItemStream<Job> jobStream(ConnectionId id, JobQuery query) {
        GuardedCall call = reading("jobStream").on(id);
        return walk(
                validator.jobs(query),
                call,
                given -> new PagedStream<>(given, token -> page(call, id, query.at(token), given)));
    }

    private Either<ConnectorError, Page<Job>> page(
            GuardedCall call, ConnectionId id, JobQuery query, CallOptions given) {
        return call.run(options -> provider.jobs(id, query, given), page -> Identity.other(id, query, page))
                .map(page -> Identity.only(id, page));
    }

    @Override
    public Either<ConnectorError, Job> cancel(JobRef ref) {
        return unless(
                validator.job("cancel", Capability.SYNC_CANCEL, ref),
                writing("cancel").on(ref),
                given -> client.cancels().cancel(ref, given),
                job -> Identity.other(ref, job));
    }

    @Override
    public Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request) {
        return unless(
                validator.purge(request),
                writing("purge").on(id),
                given -> provider.purge(id, request, given),
                purge -> purge.job()
                        .map(ref -> Identity.other(id, ref.connection()))
                        .orElse(null));
    }

    /**
     * Checks a wait and makes its poller; nothing is sent yet. A wait reads, and so does not carry the key of a write.
     */
    Either<ConnectorError, JobPoller> waitFor(JobRef ref, WaitPolicy policy) {
        GuardedCall wait = reading("await").on(ref);
        ConnectorError stop = stop(validator.await(ref, policy), wait);
        return stop != null
                ? wait.observed(() -> Either.left(stop))
                : Either.right(new JobPoller(
                        with(options.toBuilder().idempotencyKey(null).build()), ref, policy, wait));
    }

    @Override
    public Either<ConnectorError, Job> await(JobRef ref, WaitPolicy policy) {
        return waitFor(ref, policy).flatMap(JobPoller::toTheEnd);
    }

    @Override
    public Either<ConnectorError, Reconciliation> reconcile(ConnectorError error) {
        ConnectorError stop = stop(validator.reconcile(error), reading("reconcile"));
        return stop != null ? Either.left(stop) : Reconciler.look(this, error);
    }

    @Override
    public <F> Optional<F> facet(Class<F> type) {
        boolean undeclared = Capability.known().stream()
                .anyMatch(capability -> capability.covers().contains(type.getSimpleName())
                        && !descriptor().supports(capability));
        return client.isClosed() || undeclared
                ? Optional.empty()
                : facets.part(() -> provider.facet(type)).map(facet -> facets.guard(type, facet));
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        Optional<T> found = facets.part(() -> provider.unwrap(type));
        return type == RawApi.class
                ? found.map(raw -> type.cast(new GuardedRawApi(client, options, (RawApi) raw)))
                : found;
    }

    @Override
    public ClientStatus status() {
        return client.status();
    }

    @Override
    public ThrowingConnections orThrow() {
        return throwing;
    }

    @Override
    public AsyncConnections async() {
        return new AsyncConnections(this, client.calls());
    }

    @Override
    public void close() {
        client.close();
    }

    /** {@return provider and state, nothing of the account} */
    @Override
    public String toString() {
        return "Connections[" + descriptor().id() + (client.isClosed() ? ", closed" : "") + "]";
    }
}
