package org.connectorsdk.airbyte;

import java.util.Optional;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.spi.ValidationErrors;

/** Errors that this provider makes itself, and vendor's errors in better words. */
final class NotFoundExplainer {
    private NotFoundExplainer() {}

    /** What needs a workspace, with a client that was opened without one. */
    static ConnectorError withoutWorkspace(String operation, String why) {
        return ValidationErrors.needs(AirbyteProvider.ID, operation, AirbyteSettings.WORKSPACE, "must be set " + why);
    }

    /** Airbyte shows deleted connections as if they were there. */
    static ConnectorError deleted(String operation, ConnectionId id) {
        ErrorContext context = ErrorContext.of(AirbyteProvider.ID, operation)
                .summary("the connection " + id + " was deleted")
                .outcome(Outcome.REFUSED)
                .build();
        return new ConnectorError.NotFound(context, "connection", id.value());
    }

    /** The same refusal, explained by the state of the connection. */
    static ConnectorError inactive(ConnectorError error, ConnectionId id) {
        ErrorContext context = error.context().toBuilder()
                .explaining("connection " + id + " is disabled; enable it before syncing")
                .outcome(Outcome.REFUSED)
                .retryable(false)
                .advice("Enable it first.")
                .build();
        return new ConnectorError.Conflict(context, Optional.empty(), ConflictReason.WRONG_STATE);
    }

    /** The same refusal, explained by the state of the connection. */
    static ConnectorError deleted(ConnectorError error, ConnectionId id) {
        ErrorContext context = error.context().toBuilder()
                .explaining("the connection " + id + " was deleted")
                .outcome(Outcome.REFUSED)
                .retryable(false)
                .build();
        return new ConnectorError.NotFound(context, "connection", id.value());
    }
}
