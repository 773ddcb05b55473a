package org.connectorsdk.http;

import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;

/** Tells of a table of an answer that was there and could not be read whole: a catalog is never silently smaller. */
public final class UnreadTable {
    private UnreadTable() {}

    /**
     * Makes the problem of a catalog.
     *
     * @param provider id of the provider
     * @param place the table, or where it stood in the answer when it has no name
     * @param member what of it is missing or of no form that is known, such as {@code columns}
     * @return the problem
     */
    public static CatalogProblem problem(String provider, String place, String member) {
        ErrorContext context = ErrorContext.of(provider, "introspect")
                .summary("in the answer, " + member + " of " + place + " is missing or cannot be read")
                .outcome(Outcome.REFUSED)
                .build();
        return new CatalogProblem(place, new ConnectorError.MalformedResponse(context, ""));
    }
}
