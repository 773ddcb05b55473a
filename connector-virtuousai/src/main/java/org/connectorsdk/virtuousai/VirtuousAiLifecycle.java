package org.connectorsdk.virtuousai;

import io.vavr.control.Either;
import java.util.function.Predicate;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.virtuousai.wire.ConnectionWires.ConnectionWire;

/** Switches connections off and on and chooses defaults. Each of these sets a state, so it may be repeated. */
final class VirtuousAiLifecycle implements Lifecycle {
    private final VirtuousAiApi api;
    private final HttpRuntime runtime;
    private final VirtuousAiErrors errors;

    VirtuousAiLifecycle(VirtuousAiApi api, HttpRuntime runtime, VirtuousAiErrors errors) {
        this.api = api;
        this.runtime = runtime;
        this.errors = errors;
    }

    @Override
    public Either<ConnectorError, Connection> disable(ConnectionId connection, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("disable", options, runtime);
        return settled(
                connection,
                deadline.request(rest -> api.disableConnection(connection.value(), rest)),
                wire -> VirtuousAi.DISABLED.equals(wire.status()),
                deadline);
    }

    @Override
    public Either<ConnectorError, Connection> reactivate(ConnectionId connection, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("reactivate", options, runtime);
        return settled(
                connection,
                deadline.request(rest -> api.reactivateConnection(connection.value(), rest)),
                wire -> wire.status() != null && !VirtuousAi.DISABLED.equals(wire.status()),
                deadline);
    }

    @Override
    public Either<ConnectorError, Connection> makeDefault(ConnectionId connection, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("makeDefault", options, runtime);
        return settled(
                connection,
                deadline.request(rest -> api.setDefaultConnection(connection.value(), rest)),
                wire -> Boolean.TRUE.equals(wire.isDefault()),
                deadline);
    }

    /** A conflict on our own repeat may mean that the attempt before was heard: the connection itself tells. */
    private Either<ConnectorError, Connection> settled(
            ConnectionId id,
            Either<ConnectorError, ConnectionWire> answer,
            Predicate<ConnectionWire> done,
            OperationDeadline deadline) {
        boolean own = answer.isLeft()
                && answer.getLeft() instanceof ConnectorError.Conflict conflict
                && conflict.context().attempts() > 1;
        Either<ConnectorError, ConnectionWire> settled = own
                ? deadline.request(rest -> api.getConnection(id.value(), rest))
                        .filterOrElse(done, undone -> answer.getLeft())
                        .mapLeft(error -> answer.getLeft())
                : answer;
        return settled.bimap(
                error -> errors.explain(error, Capability.LIFECYCLE, id, deadline), VirtuousAiMapper::connection);
    }
}
