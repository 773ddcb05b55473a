package org.connectorsdk.airbyte;

import java.util.Optional;
import java.util.function.Supplier;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.Missing;

/**
 * Finds out why no job was started. Airbyte answers a conflict for a deleted connection as it does for a running one, and fails
 * where it should refuse an inactive or a deleted one. The connection itself tells.
 */
final class StartRefusal {
    private static final int CONFLICT = 409;
    private static final int FAILURE = 500;

    private StartRefusal() {}

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
     * @param state reads the status of the connection; empty if it cannot be read
     */
    static ConnectorError explained(
            ConnectorError error, ConnectionId connection, boolean refusesInactive, Supplier<Optional<String>> state) {
        if (status(error) != CONFLICT && !isFailure(error)) {
            return Missing.connection(error, connection);
        }
        Optional<String> found = state.get();
        if (found.filter(AirbyteWords::isDeleted).isPresent()) {
            return AirbyteRefusals.deleted(error, connection);
        }
        return refusesInactive && found.filter(AirbyteWords::isInactive).isPresent()
                ? AirbyteRefusals.inactive(error, connection)
                : error;
    }
}
