package org.connectorsdk.fivetran;

import io.vavr.control.Either;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.OperationDeadline;

/** Pauses connections and ends the pause; the source is not tried. A connection that is not paused syncs at once. */
final class FivetranLifecycle implements Lifecycle {
    private final FivetranUpdates updates;
    private final HttpRuntime runtime;

    FivetranLifecycle(FivetranApi api, HttpRuntime runtime) {
        this.updates = new FivetranUpdates(api);
        this.runtime = runtime;
    }

    @Override
    public Either<ConnectorError, Connection> disable(ConnectionId connection, CallOptions options) {
        return updates.pause(connection, true, OperationDeadline.begin("disable", options, runtime));
    }

    @Override
    public Either<ConnectorError, Connection> reactivate(ConnectionId connection, CallOptions options) {
        return updates.pause(connection, false, OperationDeadline.begin("reactivate", options, runtime));
    }
}
