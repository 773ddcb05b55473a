package org.connectorsdk.simulators.airbyte.model;

import java.util.List;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.Violation;

/**
 * How this vendor says no. A code that begins with {@code error:} makes the answer a problem document in both APIs; the
 * other codes are the titles of problems in the public API.
 *
 * @since 0.1.0
 */
public final class AirbyteErrors {
    public static final String PROBLEM = "error:";
    public static final String TRY_AGAIN_LATER = "try-again-later";
    public static final String STATE_CONFLICT = "state-conflict";
    public static final String LOCKED = "error:connection/locked";

    private AirbyteErrors() {}

    public static Refusal notFound(String table, String id) {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "Could not find configuration for " + table + ": " + id + ".");
    }

    public static Refusal alreadyRunning(String connectionId) {
        return Refusal.of(Refusal.Kind.CONFLICT, "A sync is already running for: " + connectionId)
                .code(TRY_AGAIN_LATER);
    }

    public static Refusal stateConflict(String message) {
        return Refusal.of(Refusal.Kind.CONFLICT, message).code(STATE_CONFLICT);
    }

    public static Refusal locked() {
        return Refusal.of(Refusal.Kind.CONFLICT, "The connection is locked.").code(LOCKED);
    }

    /** The server's own argument checks end as internal errors. */
    public static Refusal failure(String message) {
        return Refusal.of(Refusal.Kind.FAILURE, message);
    }

    public static Refusal unprocessable(String message) {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, message).status(422).code("unprocessable-entity");
    }

    /** Also what a workspace looks like that one cannot see, be it there or not. */
    public static Refusal forbidden() {
        return Refusal.of(Refusal.Kind.FORBIDDEN, "Not permitted.");
    }

    public static Refusal badRequest(String message) {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, message).code("bad-request");
    }

    static Refusal problem(int status, String type, String message) {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, message).status(status).code(PROBLEM + type);
    }

    /** A value that the server cannot read at all, such as an unknown word of an enum. */
    static Refusal unreadable(List<Object> path, String expected) {
        Violation unnamed = new Violation(path, Violation.Problem.INVALID, expected);
        return Refusal.invalid(
                List.of(new Violation(path, Violation.Problem.INVALID, unnamed.field() + ": " + expected)));
    }

    static Refusal missing(List<Object> path) {
        return Refusal.invalid(List.of(new Violation(path, Violation.Problem.MISSING, "must not be null")));
    }
}
