package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.PagedStream;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.provider.AccountProbe;
import org.connectorsdk.http.provider.HttpConnections;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.settings.HttpSettings;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.DeletedWire;
import org.jspecify.annotations.Nullable;

/**
 * The neutral operations in terms of {@link PlanasonixApi}. What takes more than a few lines has a class of its own.
 */
final class PlanasonixConnections extends HttpConnections {
    private static final String LIST = "list_connections";

    private final PlanasonixApi api;
    private final PlanasonixDialects dialects;
    private final LenientList<ConnectionWire, Connection> list;
    private final PlanasonixCreations creations;
    private final PlanasonixUpdates updates;
    private final PlanasonixCatalog catalog;
    private final PlanasonixJobs jobs;
    private final PlanasonixBackfills backfills;

    /**
     * Makes the adapter.
     *
     * @param account fingerprint of the account
     */
    PlanasonixConnections(
            ProviderDescriptor descriptor, String account, HttpRuntime runtime, PlanasonixApi api, Settings settings) {
        this(
                descriptor,
                account,
                runtime,
                api,
                settings,
                new PlanasonixBackfills(api, runtime, new PlanasonixMapper(account)));
    }

    private PlanasonixConnections(
            ProviderDescriptor descriptor,
            String account,
            HttpRuntime runtime,
            PlanasonixApi api,
            Settings settings,
            PlanasonixBackfills backfills) {
        super(
                descriptor,
                account,
                runtime,
                api,
                List.of(new PlanasonixQueries(api), new PlanasonixFiles(api), backfills));
        PlanasonixCredentials credentials = new PlanasonixCredentials(api);
        this.api = api;
        this.dialects = new PlanasonixDialects(api, settings.string(Planasonix.DIALECT));
        this.list = new LenientList<>(Planasonix.ID, LIST, this::item, PlanasonixMapper::remains);
        PlanasonixComparison comparison = new PlanasonixComparison(api, dialects);
        this.creations = new PlanasonixCreations(api, runtime, credentials, dialects, comparison);
        this.updates = new PlanasonixUpdates(
                api,
                credentials,
                comparison,
                dialects,
                new PlanasonixReplacement(api, runtime, credentials, comparison, settings),
                settings.bool(Planasonix.MERGES_CONFIG));
        this.catalog = new PlanasonixCatalog(api, runtime, settings.duration(HttpSettings.SLOW_DEADLINE));
        this.jobs = new PlanasonixJobs(api, runtime, new PlanasonixMapper(account));
        this.backfills = backfills;
    }

    private Connection item(ConnectionWire wire) {
        dialects.learnFrom(wire);
        return PlanasonixMapper.connection(wire);
    }

    /**
     * Nothing tells the scopes of a key. What is documented of them: reading connections takes one scope, reading jobs
     * another, and without that a sync cannot be followed.
     */
    @Override
    public Either<ConnectorError, AccountReport> check(CallOptions options) {
        return AccountProbe.begin(this, deadline("check", options))
                .list(Capability.GET)
                .read(
                        Set.of(Capability.JOB_LIST),
                        Set.of(Capability.JOB_LIST, Capability.SYNC),
                        rest -> api.listJobs(null, null, null, null, null, null, 1, null, null, rest))
                .report();
    }

    /**
     * A list has no pages that the caller could ask for: the vendor documents no parameter for it, and answers it
     * whole. Should an answer name a cursor all the same, it is followed within the one page.
     */
    @Override
    public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        OperationDeadline deadline = deadline("list", options);
        Either<ConnectorError, Page<Connection>> first = deadline.request(rest -> part(query, null, rest));
        return first.isRight() && first.get().isLast()
                ? Either.right(whole(first.get().items(), first.get().warnings()))
                : all(query, first, deadline);
    }

    private static Page<Connection> whole(List<Connection> found, List<String> warnings) {
        return new Page<>(found, Optional.empty(), OptionalLong.of(found.size()), warnings);
    }

    private Either<ConnectorError, Page<Connection>> all(
            ConnectionQuery query, Either<ConnectorError, Page<Connection>> first, OperationDeadline deadline) {
        List<Connection> found = new ArrayList<>();
        try (PagedStream<Connection> parts = new PagedStream<>(
                Planasonix.ID,
                LIST,
                token -> token == null ? first : deadline.request(rest -> part(query, token, rest)))) {
            while (true) {
                Either<ConnectorError, Optional<Connection>> next = parts.next();
                if (next.isLeft()) {
                    return Either.left(next.getLeft());
                }
                if (next.get().isEmpty()) {
                    return Either.right(whole(found, parts.warnings()));
                }
                found.add(next.get().get());
            }
        }
    }

    private Either<ConnectorError, Page<Connection>> part(
            ConnectionQuery query, @Nullable PageToken token, CallOptions options) {
        return api.listConnections(type(query), search(query), token == null ? null : token.value(), options)
                .peek(answer -> dialects.learnFromList(answer.bare() != null))
                .flatMap(answer -> list.page(
                        answer.connections(),
                        token == null,
                        PlanasonixMapper.next(answer.meta()),
                        OptionalLong.empty()));
    }

    @Override
    public ItemStream<Connection> stream(ConnectionQuery query, CallOptions options) {
        return list.stream(
                cursor -> api.streamConnections(type(query), search(query), cursor, options)
                        .map(this::learning),
                PlanasonixConnections::next,
                options);
    }

    /** Its form is known once it has begun. */
    private ElementStream<Lenient<ConnectionWire>> learning(ElementStream<Lenient<ConnectionWire>> part) {
        return part.mapped(element -> {
            dialects.learnFromList(part.isBare());
            return Either.right(element);
        });
    }

    private static @Nullable String next(JsonObject members) {
        JsonObject meta = members.object("meta").orElse(JsonObject.empty());
        return meta.object("page")
                .flatMap(page -> page.string("cursor"))
                .or(() -> meta.string("cursor"))
                .orElse(null);
    }

    private static @Nullable String type(ConnectionQuery query) {
        return query.filters().get(ConnectionQuery.TYPE);
    }

    private static @Nullable String search(ConnectionQuery query) {
        return query.filters().get(ConnectionQuery.SEARCH);
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        return api.getConnection(id.value(), options)
                .peek(dialects::learnFrom)
                .bimap(error -> NotFoundErrors.connection(error, id), PlanasonixMapper::connection);
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        return creations.create(spec, deadline("create", options));
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        return updates.update(id, change, options.maxAttempts().orElse(0), deadline("update", options));
    }

    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return api.deleteConnection(id.value(), options)
                .bimap(
                        error -> NotFoundErrors.connection(error, id),
                        done -> deletion(id, done.body().map(DeletedWire::id).orElse(null), done));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        return creations.test(id, deadline("test", options));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionSpec spec, CallOptions options) {
        return creations.test(spec, deadline("test", options));
    }

    @Override
    public Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        return catalog.introspect(id, request, visitor, options);
    }

    @Override
    public Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
        return jobs.sync(id, request, deadline("sync", options));
    }

    @Override
    public Either<ConnectorError, SyncBaseline> prepareSync(
            ConnectionId id, SyncRequest request, Instant at, CallOptions options) {
        return jobs.prepare(baseline(id, request, at), deadline("prepareSync", options));
    }

    @Override
    public Either<ConnectorError, Optional<Job>> recoverSync(SyncBaseline baseline, CallOptions options) {
        return jobs.recover(baseline, deadline("recoverSync", options));
    }

    @Override
    public Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return PlanasonixBackfills.isBackfill(ref) ? backfills.job(ref, options) : jobs.job(ref, options);
    }

    @Override
    public Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options) {
        return jobs.list(id, query, options);
    }

    @Override
    public Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        OperationDeadline deadline = deadline("cancel", options);
        return PlanasonixBackfills.isBackfill(ref) ? backfills.cancel(ref, deadline) : jobs.cancel(ref, deadline);
    }
}
