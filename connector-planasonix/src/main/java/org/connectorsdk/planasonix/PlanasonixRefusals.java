package org.connectorsdk.planasonix;

import java.util.List;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;

/** Errors that only the caller of an operation can word. */
final class PlanasonixRefusals {
    private PlanasonixRefusals() {}

    /** Says that what was not found is the connection. */
    static ConnectorError connection(ConnectorError error, ConnectionId id) {
        return notFound(error, "connection", id.value());
    }

    /** Says what was not found. Planasonix hides what belongs to another organization in the same way. */
    static ConnectorError notFound(ConnectorError error, String type, String id) {
        return error instanceof ConnectorError.NotFound
                ? new ConnectorError.NotFound(error.context(), type, id)
                : error;
    }

    /** The source has no schema or table of this name. */
    static ConnectorError absent(String operation, String type, String name) {
        ErrorContext context = ErrorContext.of(PlanasonixProvider.ID, operation)
                .summary("the source has no " + type + " " + name)
                .outcome(Outcome.REFUSED)
                .advice("Names are exact, in the source's own case.")
                .build();
        return new ConnectorError.NotFound(context, type, name);
    }

    /** Refuses a request before anything is sent. */
    static ConnectorError invalid(String operation, String path, String message) {
        return invalid(operation, List.of(new FieldViolation(path, "refused", message)));
    }

    /** Refuses a request before anything is sent, with everything that is wrong. */
    static ConnectorError invalid(String operation, List<FieldViolation> violations) {
        ErrorContext context = ErrorContext.of(PlanasonixProvider.ID, operation)
                .summary("the request is refused locally")
                .build();
        return new ConnectorError.InvalidRequest(context, violations);
    }

    /** The same error with more to say. */
    static ConnectorError adding(ConnectorError error, String text) {
        return error.withContext(error.context().toBuilder()
                .summary(error.context().summary() + "; " + text)
                .build());
    }

    /** Says what was done before a later step failed. The outcome of the step must not deny it. */
    static ConnectorError after(String done, ConnectorError error) {
        return error.withContext(error.context().toBuilder()
                .summary(done + ", then: " + error.context().summary())
                .outcome(Outcome.UNKNOWN)
                .build());
    }

    /** A change that was made, and answered in a form that the vendor does not document, or not at all. */
    static boolean isUnreadSuccess(ConnectorError error) {
        int status = error.context().status().orElse(0);
        return error instanceof ConnectorError.MalformedResponse && status >= 200 && status < 300;
    }
}
