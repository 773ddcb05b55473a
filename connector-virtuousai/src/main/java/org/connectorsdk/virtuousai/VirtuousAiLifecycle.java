package org.connectorsdk.virtuousai;

import io.vavr.control.Either;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.virtuousai.wire.ConnectionWires.ConnectionWire;

/** Switches connections off and on and chooses defaults. Each of these sets a state, so it may be repeated. */
final class VirtuousAiLifecycle implements Lifecycle {
    private final VirtuousAiApi api;
    private final HttpRuntime runtime;
    private final VirtuousAiErrors errors;

    VirtuousAiLifecycle(VirtuousAiApi api, HttpRuntime runtime) {
        this.api = api;
        this.runtime = runtime;
        this.errors = new VirtuousAiErrors(api);
    }

    @Override
    public Either<ConnectorError, Connection> disable(ConnectionId connection, CallOptions options) {
        return set(
                "disable",
                connection,
                api::disableConnection,
                wire -> VirtuousAi.DISABLED.equals(wire.status()),
                options);
    }

    @Override
    public Either<ConnectorError, Connection> reactivate(ConnectionId connection, CallOptions options) {
        Predicate<ConnectionWire> done = wire -> wire.status() != null && !VirtuousAi.DISABLED.equals(wire.status());
        return set("reactivate", connection, api::reactivateConnection, done, options);
    }

    @Override
    public Either<ConnectorError, Connection> makeDefault(ConnectionId connection, CallOptions options) {
        Predicate<ConnectionWire> done = wire -> Boolean.TRUE.equals(wire.isDefault());
        return set("makeDefault", connection, api::setDefaultConnection, done, options);
    }

    /**
     * After a conflict on our own repeat the first attempt may have been carried out: the connection shows whether it
     * was.
     */
    private Either<ConnectorError, Connection> set(
            String operation,
            ConnectionId id,
            BiFunction<String, CallOptions, Either<ConnectorError, ConnectionWire>> action,
            Predicate<ConnectionWire> done,
            CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin(operation, options, runtime);
        Either<ConnectorError, ConnectionWire> answer = deadline.request(rest -> action.apply(id.value(), rest));
        boolean isRepeated = answer.isLeft()
                && answer.getLeft() instanceof ConnectorError.Conflict conflict
                && conflict.context().attempts() > 1;
        Either<ConnectorError, ConnectionWire> state = isRepeated
                ? deadline.request(rest -> api.getConnection(id.value(), rest))
                        .filterOrElse(done, undone -> answer.getLeft())
                        .mapLeft(error -> answer.getLeft())
                : answer;
        return state.bimap(
                error -> errors.explain(error, Capability.LIFECYCLE, id, deadline), VirtuousAiMapper::connection);
    }
}
