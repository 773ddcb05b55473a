package org.connectorsdk.virtuousai;

import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.provider.CatalogWalk;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.provider.UnreadableTables;

/** Reads the tables of a source: one request for their names, then one for the columns of each, a few at a time. */
final class VirtuousAiCatalog {
    private final VirtuousAiApi api;
    private final VirtuousAiErrors errors;
    private final CatalogWalk walk = new CatalogWalk(VirtuousAi.ID, VirtuousAi.INTROSPECTION_CONCURRENCY);

    VirtuousAiCatalog(VirtuousAiApi api) {
        this.api = api;
        this.errors = new VirtuousAiErrors(api);
    }

    Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, OperationDeadline deadline) {
        if (request.schema().isPresent() && request.table().isPresent() && request.columns()) {
            TableRef only = TableRef.of(request.schema().get(), request.table().get());
            return withColumns(id, Table.builder(only).build(), deadline)
                    .mapLeft(error -> errors.explain(error, Capability.INTROSPECT, id, only, deadline))
                    .map(table -> CatalogWalk.handOver(List.of(table), List.of(), visitor));
        }
        UnreadableTables unreadable = new UnreadableTables(VirtuousAi.ID);
        // A schema that is named may be one of the source's own.
        Boolean system = request.schema().isPresent() ? true : null;
        return deadline.request(rest -> api.listSchemaTables(id.value(), system, rest))
                .mapLeft(error -> errors.explain(error, Capability.INTROSPECT, id, deadline))
                .flatMap(all -> unreadable.wanted(
                        unreadable.fitting("", all.tables()).stream()
                                .map(VirtuousAiMapper::table)
                                .toList(),
                        request))
                .flatMap(tables -> request.columns()
                        ? walk.over(
                                tables.iterator(),
                                table -> table.ref().toString(),
                                table -> withColumns(id, table, deadline).map(List::of),
                                visitor,
                                deadline)
                        : Either.right(CatalogWalk.handOver(tables, List.of(), visitor)))
                .map(summary -> unreadable.with(summary, visitor));
    }

    private Either<ConnectorError, Table> withColumns(ConnectionId id, Table table, OperationDeadline deadline) {
        return deadline.request(rest -> api.listSchemaColumns(
                        id.value(), table.ref().schema(), table.ref().table(), rest))
                .map(found -> VirtuousAiMapper.withColumns(table, found.columns()));
    }
}
