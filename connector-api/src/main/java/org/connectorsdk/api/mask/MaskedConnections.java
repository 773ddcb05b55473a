package org.connectorsdk.api.mask;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.OperationContext;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.observe.ClientStatus;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.RunningJobs;
import org.connectorsdk.api.text.Masker;

/**
 * Sits between every provider and the core: no secret goes in among plain settings
 * ({@link PlainSecrets}), and no text of a vendor comes out before it is masked ({@link AnswerMasker}).
 */
public final class MaskedConnections implements ProviderConnections {
    private final ProviderConnections provider;
    private final Masker account;

    /**
     * Wraps a provider.
     *
     * @param provider the provider
     * @param secrets those of the account, asked for when a text is masked
     */
    public MaskedConnections(ProviderConnections provider, Iterable<Secret> secrets) {
        this.provider = provider;
        this.account = Masker.none().and(secrets);
    }

    private AnswerMasker masks(CallOptions options) {
        return masks(options, List.of());
    }

    private AnswerMasker masks(CallOptions options, List<Secret> sent) {
        return new AnswerMasker(() -> masker(options, sent));
    }

    private Masker masker(CallOptions options, List<Secret> sent) {
        Masker masker =
                options.credential().map(own -> account.and(List.of(own))).orElse(account);
        Masker all = sent.isEmpty() ? masker : masker.and(sent);
        return options.operation().map(OperationContext::secrets).map(all::and).orElse(all);
    }

    private static List<Secret> secrets(ConnectionSpec spec) {
        List<Secret> secrets = new ArrayList<>(spec.secrets().values());
        secrets.addAll(secrets(spec.config(), spec.vendorOptions()));
        Stream.of(spec.source(), spec.destination())
                .flatMap(Optional::stream)
                .map(EndSpec::spec)
                .flatMap(Optional::stream)
                .forEach(end -> secrets.addAll(secrets(end)));
        return secrets;
    }

    private static List<Secret> secrets(JsonObject config, JsonObject options) {
        return Masker.secretsIn(config.toJson() + "\n" + options.toJson());
    }

    private Either<ConnectorError, PlainSecrets> refused(String operation, PlainSecrets plain) {
        if (plain.violations().isEmpty()) {
            return Either.right(plain);
        }
        ErrorContext context = ErrorContext.of(descriptor().id(), operation)
                .summary("the request is refused locally")
                .build();
        return Either.left(new ConnectorError.InvalidRequest(context, plain.violations()));
    }

    private static Connection warned(Connection connection, PlainSecrets plain) {
        if (plain.warnings().isEmpty()) {
            return connection;
        }
        List<String> warnings = new ArrayList<>(connection.warnings());
        warnings.addAll(plain.warnings());
        return connection.toBuilder().warnings(warnings).build();
    }

    @Override
    public ProviderDescriptor descriptor() {
        return provider.descriptor();
    }

    @Override
    public String account() {
        return provider.account();
    }

    @Override
    public Either<ConnectorError, AccountReport> check(CallOptions options) {
        return masks(options).masked(provider.check(options));
    }

    @Override
    public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        return masks(options).masked(provider.list(query, options));
    }

    @Override
    public ItemStream<Connection> stream(ConnectionQuery query, CallOptions options) {
        ItemStream<Connection> walk = provider.stream(query, options);
        return walk == null ? walk : new MaskedStream<>(walk, masks(options));
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        return masks(options).masked(provider.get(id, options));
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        PlainSecrets plain = new PlainSecrets();
        ConnectionSpec checked = plain.checked(spec);
        return refused("create", plain)
                .flatMap(ok -> masks(options, secrets(spec)).masked(provider.create(checked, options)))
                .map(created -> warned(created, plain));
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        PlainSecrets plain = new PlainSecrets();
        ConnectionChange checked = plain.checked(change);
        List<Secret> sent = new ArrayList<>(change.secrets().values());
        sent.addAll(secrets(change.config(), change.vendorOptions()));
        boolean nothing = checked.isEmpty() && descriptor().supports(Capability.GET);
        return refused("update", plain)
                .flatMap(ok -> masks(options, sent)
                        .masked(nothing ? provider.get(id, options) : provider.update(id, checked, options)))
                .map(updated -> warned(updated, plain));
    }

    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return masks(options).masked(provider.delete(id, options));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        return masks(options).masked(provider.test(id, options));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionSpec spec, CallOptions options) {
        PlainSecrets plain = new PlainSecrets();
        ConnectionSpec checked = plain.checked(spec);
        return refused("testSpec", plain)
                .flatMap(ok -> masks(options, secrets(spec)).masked(provider.test(checked, options)));
    }

    @Override
    public Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        AnswerMasker masks = masks(options);
        return masks.masked(provider.introspect(id, request, new MaskedVisitor(visitor, masks), options));
    }

    @Override
    public Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
        return masks(options).masked(provider.sync(id, request, options));
    }

    @Override
    public Either<ConnectorError, SyncBaseline> prepareSync(
            ConnectionId id, SyncRequest request, Instant at, CallOptions options) {
        return masks(options).masked(provider.prepareSync(id, request, at, options));
    }

    @Override
    public Either<ConnectorError, Optional<Job>> recoverSync(SyncBaseline baseline, CallOptions options) {
        return masks(options).masked(provider.recoverSync(baseline, options));
    }

    @Override
    public Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return masks(options).masked(provider.job(ref, options));
    }

    @Override
    public Optional<RunningJobs> runningJobs() {
        Optional<RunningJobs> found = provider.runningJobs();
        return found == null
                ? Optional.empty()
                : found.map(running -> (refs, options) -> masks(options).masked(running.among(refs, options)));
    }

    @Override
    public Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options) {
        return masks(options).masked(provider.jobs(id, query, options));
    }

    @Override
    public Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        return masks(options).masked(provider.cancel(ref, options));
    }

    @Override
    public Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request, CallOptions options) {
        return masks(options).masked(provider.purge(id, request, options));
    }

    @Override
    public <F> Optional<F> facet(Class<F> type) {
        return provider.facet(type);
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        Optional<T> found = provider.unwrap(type);
        return type != RawApi.class || found == null
                ? found
                : found.map(raw -> type.cast(new MaskedRawApi((RawApi) raw, this::masks)));
    }

    @Override
    public boolean isAbout(ConnectionId asked, Connection answered) {
        return provider.isAbout(asked, answered);
    }

    @Override
    public ClientStatus.Requests requests() {
        return provider.requests();
    }

    @Override
    public void close() {
        provider.close();
    }

    /** Hands a catalog on, its problems masked. */
    private static final class MaskedVisitor implements CatalogVisitor {
        private final CatalogVisitor visitor;
        private final AnswerMasker masks;

        MaskedVisitor(CatalogVisitor visitor, AnswerMasker masks) {
            this.visitor = visitor;
            this.masks = masks;
        }

        @Override
        public boolean table(Table table) {
            return visitor.table(table);
        }

        @Override
        public void problem(CatalogProblem problem) {
            visitor.problem(masks.problem(problem));
        }
    }
}
