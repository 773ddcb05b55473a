package org.connectorsdk.testkit.reference;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.ConnectionStatus.Health;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.SqlTypes;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.AccountProbe;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.http.provider.OperationDeadline;

/** The neutral operations. */
final class ReferenceConnections implements ProviderConnections {
    private static final int PAGE = 100;
    private static final LenientList<Wire.Stored, Connection> CONNECTIONS = new LenientList<>(
            ReferenceProvider.ID, "list", ReferenceConnections::connection, ReferenceConnections::remains);
    private static final int ACCEPTED = 202;

    private final ProviderDescriptor descriptor;
    private final HttpRuntime runtime;
    private final Api api;
    private final ReferenceSync sync;
    private final ReferenceData data;

    ReferenceConnections(ProviderDescriptor descriptor, HttpRuntime runtime) {
        this.descriptor = descriptor;
        this.runtime = runtime;
        this.api = runtime.api(Api.class);
        this.sync = new ReferenceSync(api, runtime, account());
        this.data = new ReferenceData(api);
    }

    @Override
    public ProviderDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public String account() {
        return runtime.account("");
    }

    static ConnectorError notFound(ConnectorError error, String type, String id) {
        return error instanceof ConnectorError.NotFound
                ? new ConnectorError.NotFound(error.context(), type, id)
                : error;
    }

    private static ConnectorError absent(ConnectorError error, ConnectionId id) {
        return notFound(error, "connection", id.value());
    }

    @Override
    public Either<ConnectorError, AccountReport> check(CallOptions options) {
        return AccountProbe.begin(this, OperationDeadline.begin("check", options, runtime))
                .list()
                .report();
    }

    @Override
    public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        String sort = query.sort()
                .map(field -> query.descending() ? "-" + field : field)
                .orElse(null);
        return api.list(
                        query.filters().get(ConnectionQuery.TYPE),
                        query.filters().get(ConnectionQuery.SEARCH),
                        sort,
                        query.pageSize() == 0 ? PAGE : query.pageSize(),
                        query.pageToken().map(PageToken::value).orElse(null),
                        options)
                .flatMap(wire -> CONNECTIONS.page(
                        wire.all(),
                        query.pageToken().isEmpty(),
                        Optional.ofNullable(wire.next())
                                .filter(next -> !next.isEmpty())
                                .map(PageToken::new),
                        OptionalLong.empty()));
    }

    /** What is left of a connection that is not as it should be. */
    private static Optional<Connection> remains(JsonObject members, String problem) {
        return members.string("id")
                .filter(id -> !id.isBlank())
                .map(id -> Connection.builder(
                                ConnectionId.of(id),
                                members.string("name").orElse(""),
                                members.string("type").orElse(""))
                        .warnings(List.of(problem))
                        .vendorFields(members)
                        .build());
    }

    private static Connection connection(Wire.Stored wire) {
        Health health = switch (wire.status()) {
            case "active" -> Health.HEALTHY;
            case "broken" -> Health.UNHEALTHY;
            default -> Health.UNKNOWN;
        };
        return Connection.builder(ConnectionId.of(wire.id()), wire.name(), wire.type())
                .status(ConnectionStatus.of(wire.status(), health))
                .config(wire.config() == null ? JsonObject.empty() : wire.config())
                .createdAt(VendorTime.read(wire.created()))
                .vendorFields(JsonObject.of(wire.more()))
                .build();
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        return api.get(id.value(), options).bimap(error -> absent(error, id), ReferenceConnections::connection);
    }

    private static Wire.New wire(ConnectionSpec spec) {
        Map<String, Object> secrets = new HashMap<>(spec.secrets());
        return new Wire.New(spec.name(), spec.type(), spec.config(), secrets);
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        return api.create(wire(spec), options).map(ReferenceConnections::connection);
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        JsonObject.Builder body = JsonObject.builder();
        change.name().ifPresent(name -> body.add("name", name));
        if (!change.config().isEmpty()) {
            body.add("config", change.config());
        }
        OperationDeadline deadline = OperationDeadline.begin("update", options, runtime);
        return deadline.request(rest -> api.update(id.value(), body.build(), rest))
                .flatMap(changed -> deadline.request(rest -> api.get(changed.id(), rest)))
                .bimap(error -> absent(error, id), ReferenceConnections::connection);
    }

    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return api.delete(id.value(), options)
                .bimap(
                        error -> absent(error, id),
                        done -> new Deletion(
                                id, done.status() == ACCEPTED ? Deletion.State.ACCEPTED : Deletion.State.GONE));
    }

    private static TestReport report(Wire.Tested wire) {
        List<TestReport.Part> steps = new ArrayList<>();
        if (wire.steps() != null) {
            wire.steps()
                    .forEach(step -> steps.add(TestReport.Part.step(
                            step.name(), state(step.state()), step.message() == null ? "" : step.message())));
        }
        return TestReport.builder(wire.ok())
                .parts(steps)
                .message(wire.message() == null ? "" : wire.message())
                .reason(wire.reason())
                .build();
    }

    private static TestReport.State state(String word) {
        return switch (word) {
            case "passed" -> TestReport.State.PASSED;
            case "warning" -> TestReport.State.WARNING;
            case "skipped" -> TestReport.State.SKIPPED;
            default -> TestReport.State.FAILED;
        };
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        return api.test(id.value(), options).bimap(error -> absent(error, id), ReferenceConnections::report);
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionSpec spec, CallOptions options) {
        return api.testSettings(wire(spec), options).map(ReferenceConnections::report);
    }

    @Override
    public Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("introspect", options, runtime);
        String place = request.table().orElse(request.schema().orElse(id.value()));
        List<CatalogProblem> problems = new ArrayList<>();
        long tables = 0;
        long columns = 0;
        String cursor = null;
        do {
            String from = cursor;
            Either<ConnectorError, Wire.Tables> page = deadline.request(rest -> api.tables(
                    id.value(), request.schema().orElse(null), request.table().orElse(null), from, rest));
            if (page.isLeft()) {
                return Either.left(notFound(page.getLeft(), "table", place));
            }
            for (Wire.TableOf each : page.get().tables()) {
                if (each.schema() == null || each.name() == null || each.columns() == null) {
                    problems.add(odd(tables + problems.size()));
                    continue;
                }
                Table table = table(each, each.schema(), each.name(), each.columns());
                tables++;
                columns += table.columns().size();
                if (!visitor.table(table)) {
                    return Either.right(new CatalogSummary(tables, columns, problems, true));
                }
            }
            cursor = page.get().next();
        } while (cursor != null);
        return Either.right(new CatalogSummary(tables, columns, problems, false));
    }

    private static CatalogProblem odd(long index) {
        ErrorContext context = ErrorContext.of(ReferenceProvider.ID, "introspect")
                .summary("the table at index " + index + " has no name or no columns")
                .build();
        return new CatalogProblem("tables[" + index + "]", new ConnectorError.MalformedResponse(context, ""));
    }

    private static Table table(Wire.TableOf wire, String schema, String name, List<Wire.ColumnOf> found) {
        List<Column> columns = new ArrayList<>();
        for (Wire.ColumnOf column : found) {
            columns.add(Column.builder(column.name(), column.type())
                    .type(SqlTypes.read(column.type()))
                    .nullable(column.nullable())
                    .primaryKey(column.key())
                    .position(columns.size() + 1)
                    .build());
        }
        return Table.builder(TableRef.of(schema, name))
                .columns(columns)
                .primaryKey(wire.keys() == null ? List.of() : wire.keys())
                .build();
    }

    @Override
    public Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
        return sync.start(id, request, options);
    }

    @Override
    public Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return sync.job(ref, options);
    }

    @Override
    public Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options) {
        return sync.jobs(id, query.pageToken().orElse(null), options);
    }

    @Override
    public Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        return sync.cancel(ref, options);
    }

    @Override
    public Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request, CallOptions options) {
        if (!request.tables().isEmpty()) {
            return named(id, request, options).flatMap(whole -> purge(id, whole, request, options));
        }
        return purge(id, List.of(), request, options);
    }

    /** What a name stands for is asked before anything is removed. */
    private Either<ConnectorError, List<String>> named(ConnectionId id, PurgeRequest request, CallOptions options) {
        Either<ConnectorError, Wire.Synced> known = api.synced(id.value(), options);
        if (known.isLeft()) {
            return Either.left(absent(known.getLeft(), id));
        }
        List<String> whole = new ArrayList<>();
        for (TableRef table : request.tables()) {
            List<String> fit = known.get().tables().stream()
                    .filter(name -> name.equals(table.toString())
                            || (table.schema().isEmpty() && name.endsWith("." + table.table())))
                    .toList();
            if (fit.size() != 1) {
                return Either.left(unclear(table, fit));
            }
            whole.add(fit.get(0));
        }
        return Either.right(whole);
    }

    private static ConnectorError unclear(TableRef table, List<String> fit) {
        ErrorContext.Builder context = ErrorContext.of(ReferenceProvider.ID, "purge");
        return fit.isEmpty()
                ? new ConnectorError.NotFound(
                        context.summary("there is no table " + table).build(), "table", table.toString())
                : new ConnectorError.InvalidRequest(
                        context.summary("the name " + table + " fits " + String.join(", ", fit))
                                .build(),
                        List.of());
    }

    private Either<ConnectorError, Purge> purge(
            ConnectionId id, List<String> tables, PurgeRequest request, CallOptions options) {
        return api.purge(id.value(), tables, options).bimap(error -> absent(error, id), done -> Purge.done(request));
    }

    @Override
    public <F> Optional<F> facet(Class<F> type) {
        return type.isInstance(data) ? Optional.of(type.cast(data)) : Optional.empty();
    }

    @Override
    public void close() {
        runtime.close();
    }
}
