package org.connectorsdk.api;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.SpiVersion;

/** A provider without a network: answers what a test wrote down, and remembers what it was asked. */
final class ScriptedProvider implements ConnectorProvider, ProviderConnections {
    static final String ACCOUNT = JobRef.fingerprint("https://api.example", "ws");
    static final JobRef JOB = new JobRef("scripted", ACCOUNT, "job", "job-7", Optional.of(ConnectionId.of("conn-1")));

    final Deque<Supplier<Either<ConnectorError, Job>>> looks = new ArrayDeque<>();
    final Deque<Supplier<Either<ConnectorError, Job>>> cancels = new ArrayDeque<>();
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    final List<CallOptions> options = Collections.synchronizedList(new ArrayList<>());
    final VirtualTime time = new VirtualTime();
    List<Page<Connection>> pages = List.of();
    Supplier<Either<ConnectorError, Connection>> creation = () -> Either.right(connection("conn-1", "orders"));
    Runnable onClose = () -> {};
    Object facet = "none";
    private final ProviderDescriptor descriptor;

    ScriptedProvider(Capability... capabilities) {
        this(ProviderDescriptor.of("scripted", "Scripted").can(capabilities));
    }

    ScriptedProvider(ProviderDescriptor.Builder descriptor) {
        this.descriptor = descriptor.build();
    }

    Connections open() {
        return open(time);
    }

    Connections open(TimeSource time) {
        RuntimeContext context = RuntimeContext.builder().time(time).build();
        return Connectors.of(this)
                .open("scripted", ConnectorConfig.empty(), context)
                .get();
    }

    /** The job is in this status at the next look; the last one repeats. */
    ScriptedProvider look(String raw, JobState state) {
        looks.add(() -> Either.right(job(raw, state)));
        return this;
    }

    ScriptedProvider fail(ConnectorError error) {
        looks.add(() -> Either.left(error));
        return this;
    }

    static Job job(String raw, JobState state) {
        return Job.builder(JOB, new JobStatus(raw, state)).build();
    }

    static Connection connection(String id, String name) {
        return Connection.builder(ConnectionId.of(id), name, "postgres").build();
    }

    static ErrorContext.Builder context(String summary) {
        return ErrorContext.of("scripted", "get_job").summary(summary).tried(1, Duration.ZERO);
    }

    static ConnectorError timeout(Outcome outcome) {
        return new ConnectorError.Timeout(
                context("no answer").outcome(outcome).build(), ConnectorError.Limit.ATTEMPT, Duration.ofSeconds(60));
    }

    static ConnectorError gone() {
        return new ConnectorError.NotFound(context("gone").build(), "job", "job-7");
    }

    @Override
    public String spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
        return Either.right(this);
    }

    @Override
    public String account() {
        return ACCOUNT;
    }

    @Override
    public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        asked.add("list");
        int page =
                query.pageToken().map(PageToken::value).map(Integer::parseInt).orElse(0);
        return Either.right(pages.get(page));
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        asked.add("get");
        return Either.right(connection(id.value(), "orders"));
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        asked.add("create");
        return creation.get();
    }

    @Override
    public Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        asked.add("introspect");
        return Either.right(new CatalogSummary(0, 0, List.of(), false));
    }

    @Override
    public Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
        asked.add("sync");
        return Either.right(job("queued", JobState.QUEUED));
    }

    @Override
    public Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        asked.add("job");
        this.options.add(options);
        return next(looks);
    }

    @Override
    public Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        asked.add("cancel");
        return next(cancels);
    }

    /** The next answer of a script, the last one over and over; made outside the lock, as making it may block. */
    private static <T> T next(Deque<Supplier<T>> script) {
        Supplier<T> turn;
        synchronized (script) {
            turn = script.size() > 1 ? script.remove() : script.element();
        }
        return turn.get();
    }

    @Override
    public <F> Optional<F> facet(Class<F> type) {
        TablePreview preview = (connection, table, rows, options) ->
                Either.right(new TablePreview.Preview(List.of("id"), List.of(), Optional.empty()));
        return Stream.of(preview, facet)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    @Override
    public void close() {
        asked.add("close");
        onClose.run();
    }
}
