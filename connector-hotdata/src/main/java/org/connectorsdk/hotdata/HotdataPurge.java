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
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.api.spi.NamedTables;

/** Empties the cache of a connection, or of some of its tables one after the other. Repeating either is harmless. */
final class HotdataPurge {
    private final HotdataApi api;
    private final NotFoundExplainer refusals;
    private final HotdataIntrospection introspection;

    HotdataPurge(HotdataApi api, NotFoundExplainer refusals, HotdataIntrospection introspection) {
        this.api = api;
        this.refusals = refusals;
        this.introspection = introspection;
    }

    Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request, OperationDeadline deadline) {
        return request.scope() == PurgeRequest.Scope.TABLES
                ? tables(id, request, deadline)
                : deadline.request(rest -> api.purgeConnectionCache(id.value(), rest))
                        .bimap(
                                error -> refusals.explain(error, Capability.PURGE, id, Optional.empty(), deadline),
                                done -> Purge.done(request));
    }

    private Either<ConnectorError, Purge> tables(ConnectionId id, PurgeRequest request, OperationDeadline deadline) {
        return known(id, request, deadline)
                .flatMap(known -> NamedTables.among(Hotdata.ID, "purge", known)
                        .find(request.tables())
                        .mapLeft(error -> refusals.unlessManaged(error, Capability.PURGE_TABLE, id, deadline)))
                .flatMap(tables -> oneByOne(id, tables, request, deadline));
    }

    /** A purge of what is not there is answered like one of what is; so the catalog is asked before. */
    private Either<ConnectorError, List<TableRef>> known(ConnectionId id, PurgeRequest request, OperationDeadline deadline) {
        List<TableRef> known = new ArrayList<>();
        for (TableRef table : request.tables()) {
            IntrospectionRequest named =
                    IntrospectionRequest.all().table(table.table()).withoutColumns();
            Either<ConnectorError, CatalogSummary> found = introspection.introspect(
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
                        refusals.explain(purged.getLeft(), Capability.PURGE_TABLE, id, Optional.of(table), deadline);
                return Either.left(done.isEmpty() ? error : after(done, error, request));
            }
            done.add(table);
        }
        return Either.right(Purge.done(request));
    }

    /** Some tables are empty by now, which the error of a later one must not hide, nor its outcome deny. */
    private static ConnectorError after(List<TableRef> done, ConnectorError error, PurgeRequest request) {
        String names = done.stream().map(TableRef::toString).collect(Collectors.joining(", "));
        return error.withContext(error.context().toBuilder()
                .explaining(done.size() + " of " + request.tables().size() + " tables are purged (" + names + ")")
                .outcome(Outcome.UNKNOWN)
                .build());
    }
}
