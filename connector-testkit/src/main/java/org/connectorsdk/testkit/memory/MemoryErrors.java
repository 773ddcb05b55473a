package org.connectorsdk.testkit.memory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;

/** What a vendor refuses, in the words of one operation. */
record MemoryErrors(String provider, String operation) {
    ErrorContext.Builder context(String summary) {
        return ErrorContext.of(provider, operation).summary(summary).tried(1, Duration.ZERO);
    }

    private ErrorContext refused(String summary) {
        return context(summary).outcome(Outcome.REFUSED).build();
    }

    ConnectorError noConnection(ConnectionId id) {
        return notFound("connection", id.value());
    }

    ConnectorError notFound(String type, String id) {
        return new ConnectorError.NotFound(refused("there is no " + type + " " + id), type, id);
    }

    ConnectorError taken(String name, ConnectionId by) {
        return new ConnectorError.Conflict(
                refused("the name " + name + " is taken"), Optional.of(by.value()), ConflictReason.ALREADY_EXISTS);
    }

    ConnectorError running(String job) {
        return new ConnectorError.Conflict(
                refused("job " + job + " is running"), Optional.of(job), ConflictReason.ALREADY_RUNNING);
    }

    ConnectorError disabled(ConnectionId id) {
        return new ConnectorError.Conflict(
                refused("connection " + id + " is disabled"), Optional.empty(), ConflictReason.WRONG_STATE);
    }

    ConnectorError invalid(String path, String message) {
        return new ConnectorError.InvalidRequest(
                refused("the request is refused"), List.of(new FieldViolation(path, "refused", message)));
    }
}
