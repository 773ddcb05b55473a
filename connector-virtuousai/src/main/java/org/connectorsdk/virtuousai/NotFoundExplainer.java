package org.connectorsdk.virtuousai;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.http.NotFoundErrors;
import org.connectorsdk.http.OperationDeadline;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.virtuousai.wire.ConnectionWire;
import org.connectorsdk.virtuousai.wire.TablesWire;

/**
 * Finds out what a 404 means by looking. Deployments differ in age, and one that does not have an operation answers 404 as well,
 * like an unknown connection and an unknown table. The message never decides.
 */
final class NotFoundExplainer {
    private static final int METHOD_NOT_ALLOWED = 405;

    private final VirtuousAiApi api;

    NotFoundExplainer(VirtuousAiApi api) {
        this.api = api;
    }

    /**
     * Explains why an operation on a connection was refused; costs a read or two, after a 404 only.
     *
     * @param refusal the error of the operation
     * @param capability what the operation belongs to
     * @param id the connection
     * @param deadline the time that is left
     * @return the refusal, in better words where it has a better meaning
     */
    ConnectorError explain(ConnectorError refusal, Capability capability, ConnectionId id, OperationDeadline deadline) {
        return looked(refusal, capability, id, deadline).orElseGet(() -> notOffered(refusal, capability));
    }

    /** The same for an operation on a table. */
    ConnectorError explain(
            ConnectorError refusal,
            Capability capability,
            ConnectionId id,
            TableRef table,
            OperationDeadline deadline) {
        return looked(refusal, capability, id, deadline)
                .orElseGet(() -> listed(refusal, capability, id, table, deadline));
    }

    /** The same for a folder, which nothing else can be asked about. Every source has a root. */
    ConnectorError explain(
            ConnectorError refusal, Capability capability, ConnectionId id, String folder, OperationDeadline deadline) {
        return looked(refusal, capability, id, deadline)
                .orElseGet(() -> folder.isEmpty() || folder.equals("/")
                        ? notOffered(refusal, capability)
                        : NotFoundErrors.named(refusal, "folder", folder));
    }

    /** What is clear after looking at the connection; empty when it is there and something else was not found. */
    private Optional<ConnectorError> looked(
            ConnectorError refusal, Capability capability, ConnectionId id, OperationDeadline deadline) {
        if (isNotAllowed(refusal)) {
            return Optional.of(notOffered(refusal, capability));
        }
        if (!(refusal instanceof ConnectorError.NotFound)) {
            return Optional.of(refusal);
        }
        Either<ConnectorError, ConnectionWire> found = deadline.request(rest -> api.getConnection(id.value(), rest));
        if (found.isRight()) {
            return Optional.empty();
        }
        return Optional.of(
                found.getLeft() instanceof ConnectorError.NotFound ? NotFoundErrors.connection(refusal, id) : refusal);
    }

    /** What the list of tables tells. One that cannot be had, or not in full, tells nothing of a table that is not in it. */
    private ConnectorError listed(
            ConnectorError refusal,
            Capability capability,
            ConnectionId id,
            TableRef table,
            OperationDeadline deadline) {
        Either<ConnectorError, TablesWire> all = deadline.request(rest -> api.listSchemaTables(id.value(), true, rest));
        if (all.isLeft()) {
            return isNotThere(all.getLeft()) ? notOffered(refusal, capability) : refusal;
        }
        List<Lenient<TablesWire.Table>> tables = all.get().tables();
        boolean isListed = tables.stream()
                .flatMap(each -> each.value().stream())
                .map(VirtuousAiMapper::ref)
                .anyMatch(table::equals);
        if (isListed) {
            return notOffered(refusal, capability);
        }
        return tables.stream().allMatch(each -> each.value().isPresent())
                ? NotFoundErrors.named(refusal, "table", table.toString())
                : refusal;
    }

    private static boolean isNotThere(ConnectorError error) {
        return error instanceof ConnectorError.NotFound || isNotAllowed(error);
    }

    private static boolean isNotAllowed(ConnectorError error) {
        return error.context().status().orElse(0) == METHOD_NOT_ALLOWED;
    }

    private static ConnectorError notOffered(ConnectorError refusal, Capability capability) {
        ErrorContext context = refusal.context().toBuilder()
                .explaining("this deployment does not offer the operation")
                .advice("Ask for a newer deployment of VirtuousAI.")
                .build();
        return new ConnectorError.Unsupported(context, capability.name());
    }
}
