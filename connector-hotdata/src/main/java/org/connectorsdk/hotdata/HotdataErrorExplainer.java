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
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.hotdata.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.http.provider.OperationDeadline;

/**
 * Finds out what a refusal means by reading the connection. Hotdata answers 404 for an unknown connection, for an
 * unknown table, and for an operation that a newer server no longer has; and 400 for what a managed connection cannot
 * do. The message never decides.
 */
final class HotdataErrorExplainer {
    private static final int BAD_REQUEST = 400;
    /** How a route that is gone answers, and a connection that is gone does not. */
    private static final Set<Integer> GONE = Set.of(405, 410);

    /** Since when newer servers lack an operation, as far as the vendor documents it. */
    private static final Map<Capability, String> RETIRED = Map.of(
            Capability.TEST, "on 2026-09-18",
            Capability.SYNC, "on 2026-09-18",
            Capability.SYNC_TABLE, "on 2026-09-18",
            Capability.INTROSPECT, "on 2026-09-18 for a fresh look at the source",
            Capability.PURGE, "after 2026-08-21");

    private final HotdataApi api;
    /** What the server was found to lack, so that this is not found out twice. */
    private final Set<Capability> gone = ConcurrentHashMap.newKeySet();

    HotdataErrorExplainer(HotdataApi api) {
        this.api = api;
    }

    /**
     * Explains why an operation on a connection was refused, at the cost of one more read.
     *
     * @param capability what the operation belongs to
     * @param table the table that the operation named
     * @return the error, with a more precise meaning where there is one
     */
    ConnectorError explain(
            ConnectorError error,
            Capability capability,
            ConnectionId id,
            Optional<TableRef> table,
            OperationDeadline deadline) {
        int status = error.context().status().orElse(0);
        boolean missing = error instanceof ConnectorError.NotFound;
        boolean bare = error.context().vendorCode().isEmpty();
        if (GONE.contains(status) || (missing && bare && gone.contains(capability))) {
            return notOffered(error, capability);
        }
        if (!missing && status != BAD_REQUEST) {
            return error;
        }
        Either<ConnectorError, ConnectionWire> found = deadline.request(rest -> api.getConnection(id.value(), rest));
        if (found.isLeft()) {
            boolean absent = found.getLeft() instanceof ConnectorError.NotFound;
            return NotFoundErrors.named(
                    error, absent || table.isEmpty() ? "connection" : "connection or table", id.value());
        }
        if (missing) {
            // A route that is gone has no error envelope; an unknown table has one.
            return table.isPresent() && !bare
                    ? NotFoundErrors.named(error, "table", table.get().toString())
                    : notOffered(error, capability);
        }
        return found.get().sourceType().equals(Hotdata.MANAGED) ? managed(error, capability) : error;
    }

    /** {@return what a managed connection lacks altogether, instead of the missing table} */
    ConnectorError unlessManaged(
            ConnectorError error, Capability capability, ConnectionId id, OperationDeadline deadline) {
        return deadline.request(rest -> api.getConnection(id.value(), rest))
                        .map(found -> found.sourceType().equals(Hotdata.MANAGED))
                        .getOrElse(false)
                ? managed(error, capability)
                : error;
    }

    /** A probe that failed is no verdict: production has answered 500 for connections that work. */
    static ConnectorError noVerdict(ConnectorError error) {
        return error instanceof ConnectorError.ProviderFailure
                ? error.withContext(error.context().toBuilder()
                        .advice("Hotdata could not tell; this says nothing about the connection.")
                        .build())
                : error;
    }

    private ConnectorError notOffered(ConnectorError error, Capability capability) {
        gone.add(capability);
        String since = RETIRED.get(capability);
        return unsupported(
                error,
                capability,
                "this server does not offer the operation",
                since == null ? "Newer versions of Hotdata may have dropped it." : "Hotdata retired it " + since + ".");
    }

    private static ConnectorError managed(ConnectorError error, Capability capability) {
        return unsupported(
                error,
                capability,
                "managed connections have no source to sync from and no cache to purge",
                "Load their tables instead.");
    }

    private static ConnectorError unsupported(
            ConnectorError error, Capability capability, String meaning, String advice) {
        ErrorContext context =
                error.context().toBuilder().explaining(meaning).advice(advice).build();
        return new ConnectorError.Unsupported(context, capability.name());
    }
}
