package org.connectorsdk.api.facet;

import io.vavr.control.Either;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;

/**
 * Switches connections off and on, and, where the vendor has such, chooses the default one of its type.
 *
 * @since 0.1.0
 */
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
     * Makes a connection the default of its type; the former default loses that place. Needs {@code
     * Capability.LIFECYCLE_DEFAULT}; without it the answer is {@code Unsupported} and nothing is sent. A provider that
     * declares the capability implements this method.
     *
     * @param connection which
     * @param options for this call
     * @return the connection afterwards
     */
    default Either<ConnectorError, Connection> makeDefault(ConnectionId connection, CallOptions options) {
        throw new UnsupportedOperationException("makeDefault: not declared as LIFECYCLE_DEFAULT");
    }
}
