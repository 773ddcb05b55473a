package com.example.acme;

import io.vavr.control.Either;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.api.spi.NotFoundErrors;

/** Switches sources off and on. Acme has no default source of a type. */
record AcmeLifecycle(AcmeApi api) implements Lifecycle {
    @Override
    public Either<ConnectorError, Connection> disable(ConnectionId connection, CallOptions options) {
        return api.disableSource(connection.value(), options)
                .bimap(error -> NotFoundErrors.connection(error, connection), AcmeMapper::connection);
    }

    @Override
    public Either<ConnectorError, Connection> reactivate(ConnectionId connection, CallOptions options) {
        return api.enableSource(connection.value(), options)
                .bimap(error -> NotFoundErrors.connection(error, connection), AcmeMapper::connection);
    }
}
