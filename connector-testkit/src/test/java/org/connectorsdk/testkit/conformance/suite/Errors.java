package org.connectorsdk.testkit.conformance.suite;

import java.util.List;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.testkit.reference.ReferenceProvider;

/** Errors that a defect tells instead of the right one. */
final class Errors {
    private Errors() {}

    static ErrorContext context() {
        return ErrorContext.of(ReferenceProvider.ID, "any").summary("a defect").build();
    }

    static ConnectorError unsupported(String capability) {
        return new ConnectorError.Unsupported(context(), capability);
    }

    static ConnectorError circuitOpen() {
        return new ConnectorError.CircuitOpen(context());
    }

    static ConnectorError failure(ErrorContext context) {
        return new ConnectorError.ProviderFailure(context);
    }

    static ConnectorError unauthenticated(ErrorContext context) {
        return new ConnectorError.Unauthenticated(context);
    }

    static ConnectorError invalid(ErrorContext context) {
        return new ConnectorError.InvalidRequest(context, List.of());
    }

    static ConnectorError malformed(ErrorContext context) {
        return new ConnectorError.MalformedResponse(context, "");
    }

    static ConnectorError notAnApiAnswer(ErrorContext context) {
        return new ConnectorError.NotAnApiAnswer(context, "text/html", "");
    }

    static ConnectorError unreachable(ErrorContext context) {
        return new ConnectorError.Unreachable(context, ConnectorError.Reason.OTHER);
    }
}
