package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.provider.CatalogWalk;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.provider.UnreadableTables;
import org.connectorsdk.planasonix.wire.CatalogWires.SchemasWire;
import org.jspecify.annotations.Nullable;

/**
 * Walks over schemas, their tables, and the columns of each: one request for the schemas, one for each of them, one for
 * each table, a few at a time.
 */
final class PlanasonixCatalog {

    private static final String OPERATION = "introspect";

    private final PlanasonixApi api;
    private final HttpRuntime runtime;
    private final Duration patience;
    private final CatalogWalk walk = new CatalogWalk(Planasonix.ID, Planasonix.CONCURRENCY);

    /**
     * Makes it.
     *
     * @param patience how long a walk may take for a caller who sets no deadline
     */
    PlanasonixCatalog(PlanasonixApi api, HttpRuntime runtime, Duration patience) {
        this.api = api;
        this.runtime = runtime;
        this.patience = patience;
    }

    Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        CallOptions bounded = options.deadline().isPresent()
                ? options
                : options.toBuilder().deadline(patience).build();
        Walk one = new Walk(id, request, visitor, OperationDeadline.begin(OPERATION, bounded, runtime));
        return request.schema().isPresent() ? one.ofSchema(request.schema().get()) : one.ofAllSchemas();
    }

    /** One introspection. */
    private final class Walk {
        private final ConnectionId id;
        private final IntrospectionRequest request;
        private final CatalogVisitor visitor;
        private final OperationDeadline deadline;
        private final UnreadableTables unreadable = new UnreadableTables(Planasonix.ID);
        private final List<CatalogProblem> unreadableSchemas = new ArrayList<>();

        Walk(ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, OperationDeadline deadline) {
            this.id = id;
            this.request = request;
            this.visitor = visitor;
            this.deadline = deadline;
        }

        Either<ConnectorError, CatalogSummary> ofSchema(String schema) {
            return tables(schema)
                    .mapLeft(error -> NotFoundErrors.connection(error, id))
                    .flatMap(tables -> tables.isEmpty() && unreadable.problems().isEmpty()
                            ? empty(schema)
                            : columns(tables, reported()));
        }

        /** No tables: a schema or table that is not there is an error, an empty schema is not. */
        private Either<ConnectorError, CatalogSummary> empty(String schema) {
            return schemas().flatMap(schemas -> {
                if (!unreadableSchemas.isEmpty()) {
                    return Either.right(new CatalogSummary(0, 0, reported(), false));
                }
                if (!schemas.contains(schema)) {
                    return Either.left(NotFoundErrors.inSource(Planasonix.ID, OPERATION, "schema", schema));
                }
                return request.table().isPresent()
                        ? Either.left(NotFoundErrors.inSource(
                                Planasonix.ID,
                                OPERATION,
                                "table",
                                schema + "." + request.table().get()))
                        : Either.right(new CatalogSummary(0, 0, List.of(), false));
            });
        }

        Either<ConnectorError, CatalogSummary> ofAllSchemas() {
            return schemas().flatMap(schemas -> {
                Found found = new Found();
                return walk.over(schemas.iterator(), this::place, this::tables, found, deadline)
                        .flatMap(summary -> isAbsent(found, summary)
                                ? Either.left(NotFoundErrors.inSource(
                                        Planasonix.ID,
                                        OPERATION,
                                        "table",
                                        request.table().orElse("")))
                                : columns(found.tables(), both(summary.problems(), reported())));
            });
        }

        private boolean isAbsent(Found found, CatalogSummary summary) {
            return found.byRef.isEmpty()
                    && unreadable.problems().isEmpty()
                    && unreadableSchemas.isEmpty()
                    && summary.problems().isEmpty()
                    && request.table().isPresent();
        }

        private String place(String schema) {
            return schema.isEmpty() ? "all tables" : schema;
        }

        /**
         * Tables of all schemas, each once even if a server lists it under several, and what could not be read of them.
         */
        private final class Found implements CatalogVisitor {
            private final Map<TableRef, Table> byRef = new LinkedHashMap<>();

            @Override
            public boolean table(Table table) {
                byRef.putIfAbsent(table.ref(), table);
                return true;
            }

            List<Table> tables() {
                return List.copyOf(byRef.values());
            }

            @Override
            public void problem(CatalogProblem problem) {
                visitor.problem(problem);
            }
        }

        /** A source without schemas has one that has no name. One that is listed twice is walked once. */
        private Either<ConnectorError, List<String>> schemas() {
            return deadline.request(options -> api.listSchemas(id.value(), options))
                    .flatMap(wire -> AnsweredId.check(Planasonix.ID, OPERATION, id, wire.connectionId(), wire))
                    .bimap(
                            error -> NotFoundErrors.connection(error, id),
                            wire -> wire.schemas().isEmpty() ? List.of("") : names(wire.schemas()));
        }

        private List<String> names(List<Lenient<SchemasWire.NameWire>> schemas) {
            for (int index = 0; index < schemas.size(); index++) {
                if (schemas.get(index).value().isEmpty()) {
                    unreadableSchemas.add(new CatalogProblem(
                            "schema " + index + " of the list",
                            PlanasonixErrors.malformed(
                                    OPERATION,
                                    "a schema cannot be read: "
                                            + schemas.get(index).problem())));
                }
            }
            return schemas.stream()
                    .flatMap(schema -> schema.value().stream())
                    .map(SchemasWire.NameWire::name)
                    .distinct()
                    .toList();
        }

        private Either<ConnectorError, List<Table>> tables(String schema) {
            return deadline.request(options -> api.listTables(id.value(), parameter(schema), options))
                    .flatMap(wire -> AnsweredId.check(Planasonix.ID, OPERATION, id, wire.connectionId(), wire))
                    .map(wire -> unreadable.fitting(schema, wire.tables()).stream()
                            .map(table -> PlanasonixMapper.table(table, schema))
                            .filter(table -> request.table()
                                    .map(table.ref().table()::equals)
                                    .orElse(true))
                            .toList());
        }

        private Either<ConnectorError, CatalogSummary> columns(List<Table> tables, List<CatalogProblem> earlier) {
            if (!request.columns()) {
                return Either.right(CatalogWalk.handOver(tables, earlier, visitor));
            }
            return walk.over(tables.iterator(), table -> table.ref().toString(), this::columns, visitor, deadline)
                    .map(summary -> new CatalogSummary(
                            summary.tables(), summary.columns(), both(earlier, summary.problems()), summary.stopped()));
        }

        private Either<ConnectorError, List<Table>> columns(Table table) {
            String schema = parameter(table.ref().schema());
            String name = table.ref().table();
            return deadline.request(options -> api.listColumns(id.value(), schema, name, options))
                    .flatMap(wire -> AnsweredId.check(Planasonix.ID, OPERATION, id, wire.connectionId(), wire))
                    .map(wire -> List.of(table.toBuilder()
                            .columns(PlanasonixMapper.columns(wire.columns()))
                            .build()));
        }

        private List<CatalogProblem> reported() {
            List<CatalogProblem> reported = both(unreadableSchemas, unreadable.problems());
            reported.forEach(visitor::problem);
            return reported;
        }

        private List<CatalogProblem> both(List<CatalogProblem> earlier, List<CatalogProblem> later) {
            List<CatalogProblem> both = new ArrayList<>(earlier);
            both.addAll(later);
            return both;
        }

        private @Nullable String parameter(String schema) {
            return schema.isEmpty() ? null : schema;
        }
    }
}
