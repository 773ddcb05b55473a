package org.connectorsdk.airbyte;

import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.OperationContext;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.NotFoundErrors;

/**
 * Finds out why no job was started. Airbyte answers a conflict for a deleted connection as it does for a running one, and fails
 * where it should refuse an inactive or a deleted one. The connection itself tells.
 */
final class StartErrorExplainer {
    private static final int CONFLICT = 409;
    private static final int FAILURE = 500;

    private StartErrorExplainer() {}

    static boolean isFailure(ConnectorError error) {
        return status(error) == FAILURE;
    }

    private static int status(ConnectorError error) {
        return error.context().status().orElse(0);
    }

    /**
     * The refusal in better words, if there are any.
     *
     * @param refusesInactive whether this is how the server refuses an inactive connection
     * @param options of the start
     * @param state reads the status of the connection; empty if it cannot be read
     */
    static ConnectorError explained(
            ConnectorError error,
            ConnectionId connection,
            boolean refusesInactive,
            CallOptions options,
            Function<CallOptions, Optional<String>> state) {
        if (status(error) != CONFLICT && !isFailure(error)) {
            return NotFoundErrors.connection(error, connection);
        }
        Optional<String> found = state.apply(options);
        boolean deleted = found.filter(AirbyteStatuses::isDeleted).isPresent();
        boolean inactive =
                refusesInactive && found.filter(AirbyteStatuses::isInactive).isPresent();
        if (deleted || inactive) {
            options.operation().ifPresent(OperationContext::provedRefused);
        }
        if (deleted) {
            return NotFoundExplainer.deleted(error, connection);
        }
        return inactive ? NotFoundExplainer.inactive(error, connection) : error;
    }
}
