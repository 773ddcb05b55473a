package org.connectorsdk.api.facet;

import io.vavr.control.Either;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;

/** Switches connections off and on, and chooses the default one of its type. */
public interface Lifecycle {

    /**
     * Switches a connection off; its definition stays.
     *
     * @param connection which
     * @param options for this call
     * @return the connection afterwards; {@code Conflict} when its state does not allow it
     */
    Either<ConnectorError, Connection> disable(ConnectionId connection, CallOptions options);

    /**
     * Switches a connection on again.
     *
     * @param connection which
     * @param options for this call
     * @return the connection afterwards; {@code Conflict} when its state does not allow it
     */
    Either<ConnectorError, Connection> reactivate(ConnectionId connection, CallOptions options);

    /**
     * Makes a connection the default of its type; the former default loses that place.
     *
     * @param connection which
     * @param options for this call
     * @return the connection afterwards
     */
    Either<ConnectorError, Connection> makeDefault(ConnectionId connection, CallOptions options);
}
