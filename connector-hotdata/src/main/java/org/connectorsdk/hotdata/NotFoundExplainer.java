package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.hotdata.wire.ConnectionWire;
import org.connectorsdk.http.NotFoundErrors;
import org.connectorsdk.http.OperationDeadline;
import org.connectorsdk.http.ValidationErrors;

/**
 * Finds out what a refusal means by looking at the connection. Hotdata answers 404 for an unknown connection, for an
 * unknown table, and for an operation that a newer server no longer has; and 400 for what a managed connection cannot do.
 * The message never decides.
 */
final class NotFoundExplainer {
    private static final int BAD_REQUEST = 400;
    /** What answers for a route that is gone; a connection that is gone answers neither. */
    private static final Set<Integer> GONE = Set.of(405, 410);

    /** Since when newer servers do not have an operation, as far as the vendor tells. */
    private static final Map<Capability, String> RETIRED = Map.of(
            Capability.TEST, "on 2026-09-18",
            Capability.SYNC, "on 2026-09-18",
            Capability.SYNC_TABLE, "on 2026-09-18",
            Capability.INTROSPECT, "on 2026-09-18 for a fresh look at the source",
            Capability.PURGE, "after 2026-08-21");

    /** The type of connections whose tables are loaded by hand instead of read from a source. */
    static final String MANAGED = "managed";

    private final HotdataApi api;
    /** What was found to be gone, which is not found out twice. */
    private final Set<Capability> gone = ConcurrentHashMap.newKeySet();

    NotFoundExplainer(HotdataApi api) {
        this.api = api;
    }

    /** Refuses a table without a schema, which no Hotdata table is: its empty place in a path would name something else. */
    static Either<ConnectorError, TableRef> complete(String operation, TableRef table) {
        return table.schema().isEmpty()
                ? Either.left(ValidationErrors.of(
                        HotdataProvider.ID, operation, "table.schema", "must be given for " + table))
                : Either.right(table);
    }

    /**
     * Explains why an operation on a connection was refused; costs one more read, after a refusal only.
     *
     * @param refusal the error of the operation
     * @param capability what the operation belongs to
     * @param id the connection
     * @param table the table that the operation named
     * @param deadline the time that is left
     * @return the refusal, in better words where it has a better meaning
     */
    ConnectorError explain(
            ConnectorError refusal,
            Capability capability,
            ConnectionId id,
            Optional<TableRef> table,
            OperationDeadline deadline) {
        int status = refusal.context().status().orElse(0);
        boolean missing = refusal instanceof ConnectorError.NotFound;
        boolean bare = refusal.context().vendorCode().isEmpty();
        if (GONE.contains(status) || (missing && bare && gone.contains(capability))) {
            return notOffered(refusal, capability);
        }
        if (!missing && status != BAD_REQUEST) {
            return refusal;
        }
        Either<ConnectorError, ConnectionWire> found = deadline.request(rest -> api.getConnection(id.value(), rest));
        if (found.isLeft()) {
            boolean absent = found.getLeft() instanceof ConnectorError.NotFound;
            return NotFoundErrors.named(
                    refusal, absent || table.isEmpty() ? "connection" : "connection or table", id.value());
        }
        if (missing) {
            // A route that is gone has no error envelope; an unknown table has one.
            return table.isPresent() && !bare
                    ? NotFoundErrors.named(refusal, "table", table.get().toString())
                    : notOffered(refusal, capability);
        }
        return found.get().sourceType().equals(MANAGED) ? managed(refusal, capability) : refusal;
    }

    /** A managed connection has no cache of any table, so that is said instead of a table that it does not have. */
    ConnectorError unlessManaged(
            ConnectorError refusal, Capability capability, ConnectionId id, OperationDeadline deadline) {
        return deadline.request(rest -> api.getConnection(id.value(), rest))
                        .map(found -> found.sourceType().equals(MANAGED))
                        .getOrElse(false)
                ? managed(refusal, capability)
                : refusal;
    }

    private ConnectorError notOffered(ConnectorError refusal, Capability capability) {
        gone.add(capability);
        String since = RETIRED.get(capability);
        return unsupported(
                refusal,
                capability,
                "this server does not offer the operation",
                since == null ? "Newer versions of Hotdata may have dropped it." : "Hotdata retired it " + since + ".");
    }

    private static ConnectorError managed(ConnectorError refusal, Capability capability) {
        return unsupported(
                refusal,
                capability,
                "managed connections have no source to sync from and no cache to purge",
                "Load their tables instead.");
    }

    private static ConnectorError unsupported(
            ConnectorError refusal, Capability capability, String meaning, String advice) {
        ErrorContext context =
                refusal.context().toBuilder().explaining(meaning).advice(advice).build();
        return new ConnectorError.Unsupported(context, capability.name());
    }
}
