package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.spi.NamedTables;
import org.connectorsdk.http.provider.OperationDeadline;

/** Empties the cache of a connection, or of some of its tables one after the other. Repeating either is harmless. */
final class HotdataPurge {
    private final HotdataApi api;
    private final HotdataErrorExplainer explainer;
    private final HotdataCatalog catalog;

    HotdataPurge(HotdataApi api, HotdataErrorExplainer explainer, HotdataCatalog catalog) {
        this.api = api;
        this.explainer = explainer;
        this.catalog = catalog;
    }

    Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request, OperationDeadline deadline) {
        return request.scope() == PurgeRequest.Scope.TABLES
                ? tables(id, request, deadline)
                : deadline.request(rest -> api.purgeConnectionCache(id.value(), rest))
                        .bimap(
                                error -> explainer.explain(error, Capability.PURGE, id, Optional.empty(), deadline),
                                done -> Purge.done(request));
    }

    private Either<ConnectorError, Purge> tables(ConnectionId id, PurgeRequest request, OperationDeadline deadline) {
        return known(id, request, deadline)
                .flatMap(known -> NamedTables.among(Hotdata.ID, "purge", known)
                        .find(request.tables())
                        .mapLeft(error -> explainer.unlessManaged(error, Capability.PURGE_TABLE, id, deadline)))
                .flatMap(tables -> oneByOne(id, tables, request, deadline));
    }

    /** Hotdata reports success for a table that it does not have, so the catalog is read first. */
    private Either<ConnectorError, List<TableRef>> known(
            ConnectionId id, PurgeRequest request, OperationDeadline deadline) {
        List<TableRef> known = new ArrayList<>();
        for (TableRef table : request.tables()) {
            IntrospectionRequest named =
                    IntrospectionRequest.all().table(table.table()).withoutColumns();
            Either<ConnectorError, CatalogSummary> found = catalog.introspect(
                    id,
                    named,
                    each -> {
                        known.add(each.ref());
                        return true;
                    },
                    deadline);
            if (found.isLeft() && !isAbsentTable(found.getLeft())) {
                return Either.left(found.getLeft());
            }
        }
        return Either.right(known);
    }

    private static boolean isAbsentTable(ConnectorError error) {
        return error instanceof ConnectorError.NotFound absent && absent.type().equals("table");
    }

    private Either<ConnectorError, Purge> oneByOne(
            ConnectionId id, List<TableRef> tables, PurgeRequest request, OperationDeadline deadline) {
        List<TableRef> done = new ArrayList<>();
        for (TableRef table : tables) {
            Either<ConnectorError, ?> purged =
                    deadline.request(rest -> api.purgeTableCache(id.value(), table.schema(), table.table(), rest));
            if (purged.isLeft()) {
                ConnectorError error =
                        explainer.explain(purged.getLeft(), Capability.PURGE_TABLE, id, Optional.of(table), deadline);
                return Either.left(done.isEmpty() ? error : after(done, error, request));
            }
            done.add(table);
        }
        return Either.right(Purge.done(request));
    }

    /** Some tables are empty by now: the error of a later one must say so, and its outcome must not deny it. */
    private static ConnectorError after(List<TableRef> done, ConnectorError error, PurgeRequest request) {
        String names = done.stream().map(TableRef::toString).collect(Collectors.joining(", "));
        return error.withContext(error.context().toBuilder()
                .explaining(done.size() + " of " + request.tables().size() + " tables were purged (" + names + ")")
                .outcome(Outcome.UNKNOWN)
                .build());
    }
}
