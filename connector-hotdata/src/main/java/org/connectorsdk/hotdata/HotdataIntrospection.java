package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.spi.PagedStream;
import org.connectorsdk.hotdata.wire.NewRefreshWire;
import org.connectorsdk.hotdata.wire.RefreshWire;
import org.connectorsdk.hotdata.wire.TablesWire;
import org.connectorsdk.http.NotFoundErrors;
import org.connectorsdk.http.OperationDeadline;
import org.connectorsdk.http.UnreadableTables;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

/** Walks over the tables of a connection, a page of them in memory at a time. */
final class HotdataIntrospection {
    private static final String OPERATION = "introspect";
    /** Tables per page: the most that the vendor's own tools ask for. A server that gives fewer is followed as well. */
    private static final int PAGE = 500;

    private final HotdataApi api;
    private final NotFoundExplainer refusals;

    HotdataIntrospection(HotdataApi api, NotFoundExplainer refusals) {
        this.api = api;
        this.refusals = refusals;
    }

    Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, OperationDeadline deadline) {
        if (!request.isFresh()) {
            return walk(id, request, visitor, List.of(), deadline);
        }
        return refresh(id, deadline).flatMap(stale -> {
            stale.forEach(visitor::problem);
            return walk(id, request, visitor, stale, deadline);
        });
    }

    /** Makes the server look at the source again. Managed connections have none, and refuse. */
    private Either<ConnectorError, List<CatalogProblem>> refresh(ConnectionId id, OperationDeadline deadline) {
        return deadline.request(rest -> api.getConnection(id.value(), rest))
                .mapLeft(error -> NotFoundErrors.connection(error, id))
                .flatMap(found -> found.sourceType().equals(NotFoundExplainer.MANAGED)
                        ? Either.right(List.of())
                        : deadline.request(rest -> api.refreshSchema(tablesOf(id), rest))
                                .bimap(
                                        error -> refusals.explain(
                                                error, Capability.INTROSPECT, id, Optional.empty(), deadline),
                                        HotdataIntrospection::stale));
    }

    private static NewRefreshWire tablesOf(ConnectionId id) {
        return new NewRefreshWire(id.value(), null, null, null, null, null);
    }

    /** A refresh can fail in a 200; what follows then shows the tables as they were, and says so. */
    private static List<CatalogProblem> stale(RefreshWire refreshed) {
        List<CatalogProblem> problems = new ArrayList<>();
        if (refreshed.errors() != null) {
            for (RefreshWire.Failure failure : refreshed.errors()) {
                problems.add(stale(failure.error()));
            }
        }
        boolean failed = refreshed.connectionsFailed() != null && refreshed.connectionsFailed() > 0;
        return problems.isEmpty() && failed ? List.of(stale((String) null)) : problems;
    }

    private static CatalogProblem stale(@Nullable String reason) {
        ErrorContext context = ErrorContext.of(HotdataProvider.ID, OPERATION)
                .summary("the source could not be read again; the tables may be out of date: "
                        + (reason == null ? "Hotdata gave no reason" : reason))
                .outcome(Outcome.REFUSED)
                .retryable(true)
                .build();
        return new CatalogProblem("all schemas", new ConnectorError.ProviderFailure(context));
    }

    private Either<ConnectorError, CatalogSummary> walk(
            ConnectionId id,
            IntrospectionRequest request,
            CatalogVisitor visitor,
            List<CatalogProblem> stale,
            OperationDeadline deadline) {
        UnreadableTables unreadable = new UnreadableTables(HotdataProvider.ID);
        long elements = 0;
        long tables = 0;
        long columns = 0;
        try (PagedStream<Lenient<TablesWire.Table>> all = tables(id, request, deadline)) {
            while (true) {
                Either<ConnectorError, Optional<Lenient<TablesWire.Table>>> next = all.next();
                if (next.isLeft()) {
                    return Either.left(NotFoundErrors.connection(next.getLeft(), id));
                }
                if (next.get().isEmpty()) {
                    return tables == 0
                                    && isNamed(request)
                                    && unreadable.problems().isEmpty()
                            ? Either.left(absent(request))
                            : Either.right(
                                    new CatalogSummary(tables, columns, told(stale, unreadable, visitor), false));
                }
                Optional<TablesWire.Table> wanted =
                        unreadable.fitting("", elements++, next.get().get()).filter(table -> isWanted(table, request));
                if (wanted.isEmpty()) {
                    continue;
                }
                Table table = HotdataMapper.table(wanted.get());
                if (request.columns() && wanted.get().columns() == null) {
                    unreadable.lacks(table.ref().toString(), "columns");
                }
                tables++;
                columns += table.columns().size();
                if (!visitor.table(table)) {
                    return Either.right(new CatalogSummary(tables, columns, told(stale, unreadable, visitor), true));
                }
            }
        }
    }

    private static List<CatalogProblem> told(
            List<CatalogProblem> earlier, UnreadableTables unreadable, CatalogVisitor visitor) {
        unreadable.problems().forEach(visitor::problem);
        List<CatalogProblem> all = new ArrayList<>(earlier);
        all.addAll(unreadable.problems());
        return all;
    }

    private PagedStream<Lenient<TablesWire.Table>> tables(
            ConnectionId id, IntrospectionRequest request, OperationDeadline deadline) {
        String schema = pattern(request.schema());
        String table = pattern(request.table());
        return new PagedStream<>(
                HotdataProvider.ID,
                OPERATION,
                token -> deadline.request(rest -> api.informationSchema(
                                id.value(),
                                schema,
                                table,
                                request.columns() ? true : null,
                                PAGE,
                                token == null ? null : token.value(),
                                rest))
                        .map(page -> Page.of(page.tables(), next(page))));
    }

    private static @Nullable PageToken next(TablesWire page) {
        String cursor = page.nextCursor();
        boolean last = Boolean.FALSE.equals(page.hasMore());
        return last || cursor == null || cursor.isEmpty() ? null : new PageToken(cursor);
    }

    /**
     * A name as the server's {@code LIKE} pattern. A name with wildcards matches itself and perhaps more, which
     * {@link #isWanted} leaves out; one with the likely escape character might not match itself, so all are asked for.
     */
    private static @Nullable String pattern(Optional<String> name) {
        return name.filter(text -> text.indexOf('\\') < 0).orElse(null);
    }

    private static boolean isWanted(TablesWire.Table table, IntrospectionRequest request) {
        return request.schema().map(table.schema()::equals).orElse(true)
                && request.table().map(table.table()::equals).orElse(true);
    }

    private static boolean isNamed(IntrospectionRequest request) {
        return request.schema().isPresent() || request.table().isPresent();
    }

    private static ConnectorError absent(IntrospectionRequest request) {
        String type = request.table().isPresent() ? "table" : "schema";
        String name = request.schema().isPresent() && request.table().isPresent()
                ? request.schema().get() + "." + request.table().get()
                : request.table().or(request::schema).orElse("");
        ErrorContext context = ErrorContext.of(HotdataProvider.ID, OPERATION)
                .summary("the catalog has no " + type + " " + name)
                .outcome(Outcome.REFUSED)
                .advice("Introspect fresh if it is new in the source; names are exact, in the source's own case.")
                .build();
        return new ConnectorError.NotFound(context, type, name);
    }
}
