package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
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
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.http.provider.UnreadableMembers;
import org.connectorsdk.http.provider.VendorDeletion;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.DeletedWire;

/** The neutral operations in terms of {@link PlanasonixApi}. What takes more than a few lines has a class of its own. */
final class PlanasonixConnections implements ProviderConnections {
    private static final String TEST = "test";

    private final ProviderDescriptor descriptor;
    private final String account;
    private final HttpRuntime runtime;
    private final PlanasonixApi api;
    private final PlanasonixDialects dialects;
    private final PlanasonixLists lists;
    private final PlanasonixRequests writes;
    private final PlanasonixUpdates updates;
    private final PlanasonixIntrospection introspection;
    private final PlanasonixJobList jobList;
    private final PlanasonixSync sync;
    private final PlanasonixBackfills backfills;
    private final List<Object> facets;

    /**
     * Makes the adapter.
     *
     * @param account fingerprint of the account
     * @param patience how long an introspection may take for a caller who sets no deadline
     * @param serverMerges whether the account's connectors merge a new config into the old one
     * @param dialect what the setting {@code dialect} says
     * @param attempts how many requests an operation may cost
     * @param longestPause the longest pause that a server may ask for
     */
    PlanasonixConnections(
            ProviderDescriptor descriptor,
            String account,
            HttpRuntime runtime,
            PlanasonixApi api,
            Duration patience,
            boolean serverMerges,
            String dialect,
            int attempts,
            Duration longestPause) {
        PlanasonixCredentials credentials = new PlanasonixCredentials(api);
        PlanasonixJobs jobs = new PlanasonixJobs(account);
        this.descriptor = descriptor;
        this.account = account;
        this.runtime = runtime;
        this.api = api;
        this.dialects = new PlanasonixDialects(api, dialect);
        this.lists = new PlanasonixLists(api, runtime, dialects);
        this.writes = new PlanasonixRequests(api, runtime, credentials, dialects);
        PlanasonixReplacement whole =
                new PlanasonixReplacement(api, runtime, credentials, writes, attempts, longestPause);
        this.updates = new PlanasonixUpdates(api, runtime, credentials, writes, dialects, whole, serverMerges);
        this.introspection = new PlanasonixIntrospection(api, runtime, patience);
        this.jobList = new PlanasonixJobList(api, runtime, jobs);
        this.sync = new PlanasonixSync(api, runtime, jobs, jobList);
        this.backfills = new PlanasonixBackfills(api, runtime, jobs);
        this.facets = List.of(new PlanasonixQueries(api), new PlanasonixFiles(api), backfills);
    }

    @Override
    public ProviderDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        return lists.all(query, options);
    }

    @Override
    public ItemStream<Connection> stream(ConnectionQuery query, CallOptions options) {
        return lists.stream(query, options);
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        return api.getConnection(id.value(), options)
                .peek(dialects::saw)
                .bimap(error -> NotFoundErrors.connection(error, id), PlanasonixMapper::connection);
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        return writes.create(spec, options);
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        return updates.update(id, change, options);
    }

    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return api.deleteConnection(id.value(), options)
                .bimap(
                        error -> NotFoundErrors.connection(error, id),
                        done -> VendorDeletion.read(
                                id, done.body().map(DeletedWire::id).orElse(null), done));
    }

    /** The vendor has no test of a stored connection: its settings are read and tested, which is said in the descriptor. */
    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin(TEST, options, runtime);
        return deadline.request(rest -> api.getConnection(id.value(), rest))
                .mapLeft(error -> NotFoundErrors.connection(error, id))
                .flatMap(wire -> AnsweredId.check(Planasonix.ID, TEST, id, wire.id(), wire))
                .filterOrElse(
                        wire -> UnreadableMembers.in(wire.more()).warnings().isEmpty(),
                        wire -> PlanasonixNotFound.unreadable(TEST, "tested", wire))
                .map(ConnectionWire::content)
                .flatMap(PlanasonixConnections::testable)
                .flatMap(stored -> dialects.of(stored, deadline)
                        .flatMap(dialect -> writes.test(
                                dialect == PlanasonixDialect.CLIENT
                                        ? PlanasonixMapper.params(stored)
                                        : PlanasonixMapper.settings(stored),
                                SecretSettings.clear(PlanasonixParams.opened(PlanasonixMapper.config(stored))),
                                deadline)));
    }

    /** A test with masks for secrets would fail and say nothing about the connection. */
    private static Either<ConnectorError, ConnectionWire> testable(ConnectionWire stored) {
        JsonObject settings = PlanasonixParams.opened(PlanasonixMapper.config(stored));
        List<FieldViolation> hidden = SecretSettings.hidden("config", settings).stream()
                .map(path -> new FieldViolation(
                        path, "masked", "is known to the server only; move it to a credential to have it tested"))
                .toList();
        return hidden.isEmpty()
                ? Either.right(stored)
                : Either.left(ValidationErrors.of(Planasonix.ID, TEST, hidden));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionSpec spec, CallOptions options) {
        return writes.test(spec, options);
    }

    @Override
    public Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        return introspection.introspect(id, request, visitor, options);
    }

    @Override
    public Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
        return sync.sync(id, request, options);
    }

    @Override
    public Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return PlanasonixBackfills.isBackfill(ref) ? backfills.job(ref, options) : sync.job(ref, options);
    }

    @Override
    public Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options) {
        return jobList.page(id, query, options);
    }

    @Override
    public Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        return PlanasonixBackfills.isBackfill(ref) ? backfills.cancel(ref, options) : sync.cancel(ref, options);
    }

    @Override
    public <F> Optional<F> facet(Class<F> type) {
        return facets.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return runtime.unwrap(type, api);
    }

    @Override
    public void close() {
        runtime.close();
    }
}
