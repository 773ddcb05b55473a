package org.connectorsdk.planasonix;

import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.provider.UnreadableMembers;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionWire;

/** Errors that only the caller of an operation can word. */
final class PlanasonixNotFound {
    private PlanasonixNotFound() {}

    /** Says, behind why a later step failed, what was done before it. The outcome of the step must not deny it. */
    static ConnectorError after(String done, ConnectorError error) {
        return error.withContext(error.context().toBuilder()
                .explaining(done)
                .outcome(Outcome.UNKNOWN)
                .build());
    }

    /** A change that was made, and answered in a form that the vendor does not document, or not at all. */
    static boolean isUnreadSuccess(ConnectorError error) {
        int status = error.context().status().orElse(0);
        return error instanceof ConnectorError.MalformedResponse && status >= 200 && status < 300;
    }

    /** A connection whose settings the server does not show: what would be written in their place is not known. */
    static ConnectorError withoutSettings(String operation) {
        ErrorContext context = ErrorContext.of(Planasonix.ID, operation)
                .summary(
                        "the connection cannot be changed without loss, as its answer shows no settings: neither config nor"
                                + " params")
                .outcome(Outcome.REFUSED)
                .build();
        return new ConnectorError.MalformedResponse(context, "");
    }

    /**
     * A connection of which something could not be read, where what is sent is built from what was read.
     *
     * @param done what cannot be done to it
     */
    static ConnectorError unreadable(String operation, String done, ConnectionWire connection) {
        ErrorContext context = ErrorContext.of(Planasonix.ID, operation)
                .summary("the connection cannot be " + done + ", as it cannot be read in full: "
                        + UnreadableMembers.in(connection.more()).warnings().get(0))
                .outcome(Outcome.REFUSED)
                .build();
        return new ConnectorError.MalformedResponse(context, "");
    }
}
