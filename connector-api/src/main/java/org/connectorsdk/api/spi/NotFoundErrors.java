package org.connectorsdk.api.spi;

import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;

/**
 * Says what was not found: a vendor's 404 does not, and only the caller of an operation knows what it asked for.
 *
 * @since 0.1.0
 */
public final class NotFoundErrors {
    private NotFoundErrors() {}

    /**
     * Says that what was not found is a connection.
     *
     * @param error of the operation
     * @param id the connection that it named
     * @return the error, naming the connection if it is {@code NotFound}; any other error as it is
     */
    public static ConnectorError connection(ConnectorError error, ConnectionId id) {
        return named(error, "connection", id.value());
    }

    /**
     * Says what was not found.
     *
     * @param error of the operation
     * @param type what it asked for, such as {@code table}
     * @param id which one
     * @return the error, naming both if it is {@code NotFound}; any other error as it is
     */
    public static ConnectorError named(ConnectorError error, String type, String id) {
        return error instanceof ConnectorError.NotFound
                ? new ConnectorError.NotFound(error.context(), type, id)
                : error;
    }

    /**
     * Says that a source has no schema or table of a name, where the vendor's answer is an empty list.
     *
     * @param provider id of the provider
     * @param operation name of the neutral operation
     * @param type {@code schema} or {@code table}
     * @param name the name that was asked for
     * @return {@code NotFound}, outcome REFUSED
     */
    public static ConnectorError inSource(String provider, String operation, String type, String name) {
        ErrorContext context = ErrorContext.of(provider, operation)
                .summary("the source has no " + type + " " + name)
                .outcome(Outcome.REFUSED)
                .advice("Names are exact, in the source's own case.")
                .build();
        return new ConnectorError.NotFound(context, type, name);
    }
}
