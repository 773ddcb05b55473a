package org.connectorsdk.fivetran;

import io.vavr.control.Either;
import java.util.function.Predicate;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectionChangeWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.fivetran.wire.ReplyWires.ReplyWire;
import org.connectorsdk.http.provider.OperationDeadline;

/**
 * Changes connections. The vendor stops a sync that runs before it changes anything, and answers 500 when that takes
 * it longer than a minute, although it goes on: the connection then tells what became of the request.
 */
final class FivetranUpdates {
    private static final String OPERATION = "update_connection";

    private final FivetranApi api;

    FivetranUpdates(FivetranApi api) {
        this.api = api;
    }

    /** Reads the connection first where the change names it, or hands masks back. */
    Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, OperationDeadline deadline) {
        return FivetranRequests.check(change)
                .flatMap(checked -> FivetranRequests.dependsOnStored(checked)
                        ? read(id, deadline).flatMap(stored -> compared(id, checked, stored, deadline))
                        : written(id, checked, deadline));
    }

    private Either<ConnectorError, Connection> compared(
            ConnectionId id, ConnectionChange change, ConnectionWire stored, OperationDeadline deadline) {
        return FivetranRequests.remaining(change, FivetranMapper.text(stored.schema()), FivetranMapper.config(stored))
                .flatMap(rest -> FivetranRequests.changesNothing(rest)
                        ? Either.right(FivetranMapper.connection(stored))
                        : written(id, rest, deadline));
    }

    private Either<ConnectorError, Connection> written(
            ConnectionId id, ConnectionChange change, OperationDeadline deadline) {
        if (FivetranRequests.changesNothing(change)) {
            return read(id, deadline).map(FivetranMapper::connection);
        }
        ConnectionChangeWire wire = FivetranRequests.change(change);
        boolean pausesOnly = wire.config() == null && wire.more().isEmpty();
        return send(id, wire, stored -> pausesOnly && isPaused(stored, wire), deadline)
                .map(answer -> FivetranMapper.written(answer, change.secrets(), change.config()));
    }

    /** Pauses a connection, or ends the pause. */
    Either<ConnectorError, Connection> pause(ConnectionId id, boolean paused, OperationDeadline deadline) {
        ConnectionChangeWire wire = FivetranRequests.pause(paused);
        return send(id, wire, stored -> isPaused(stored, wire), deadline).map(FivetranMapper::connection);
    }

    private static boolean isPaused(ConnectionWire stored, ConnectionChangeWire wire) {
        return wire.paused() != null && wire.paused().equals(stored.paused());
    }

    /**
     * Sends the change. Where nobody knows what became of it the connection is read; what is not done is sent once more,
     * as a change that is made twice is made once.
     */
    private Either<ConnectorError, ConnectionWire> send(
            ConnectionId id, ConnectionChangeWire wire, Predicate<ConnectionWire> done, OperationDeadline deadline) {
        Either<ConnectorError, ConnectionWire> first = deadline.request(rest -> once(id, wire, rest));
        if (first.isRight() || !isInDoubt(first.getLeft())) {
            return first;
        }
        Either<ConnectorError, ConnectionWire> stored = read(id, deadline);
        if (stored.isLeft()) {
            return first;
        }
        if (done.test(stored.get())) {
            return stored;
        }
        return deadline.request(rest -> rest.maxAttempts().orElse(0) == 1 ? first : once(id, wire, rest));
    }

    private static boolean isInDoubt(ConnectorError error) {
        return error.outcome() == Outcome.UNKNOWN
                && !(error instanceof ConnectorError.Interrupted)
                && !(error instanceof ConnectorError.Closed);
    }

    private Either<ConnectorError, ConnectionWire> once(
            ConnectionId id, ConnectionChangeWire wire, CallOptions options) {
        return api.updateConnection(id.value(), wire, options)
                .bimap(error -> FivetranErrors.ofConnection(error, id), ReplyWire::content);
    }

    private Either<ConnectorError, ConnectionWire> read(ConnectionId id, OperationDeadline deadline) {
        return deadline.request(rest -> api.getConnection(id.value(), rest))
                .map(ReplyWire::content)
                .flatMap(found -> AnsweredId.check(Fivetran.ID, OPERATION, id, found.id(), found))
                .mapLeft(error -> FivetranErrors.ofConnection(error, id));
    }
}
