package org.connectorsdk.testkit.simulator;

import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.testkit.wire.HttpHeader;

/**
 * The vendor says no. Thrown by guards and routes, and by the frame itself when a request cannot be read; the vendor's
 * {@link ErrorRenderer} turns it into an answer. Its stack trace is left out: it is an outcome, not a defect.
 *
 * @since 0.1.0
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why the vendor says no, with the HTTP status that this usually has. */
    public enum Kind {
        /** The body is no JSON. */
        MALFORMED_JSON(400),
        /** The request is understood and makes no sense. */
        BAD_REQUEST(400),
        /** Credentials are missing or not good. */
        UNAUTHENTICATED(401),
        /** The credentials do not allow this. */
        FORBIDDEN(403),
        /** The thing that was named does not exist. */
        NOT_FOUND(404),
        /** No operation has this path. */
        NO_ROUTE(404),
        /** An operation has this path, with another method. */
        METHOD_NOT_ALLOWED(405),
        /** The state does not allow this now. */
        CONFLICT(409),
        /** The body is larger than the vendor takes. */
        TOO_LARGE(413),
        /** The body is not of the media type that the operation takes. */
        WRONG_MEDIA_TYPE(415),
        /** Parts of the request are missing, unknown, or have the wrong type or value. */
        INVALID(422),
        /** Too many requests. */
        RATE_LIMITED(429),
        /** The vendor failed; also what a defect of the simulator itself looks like. */
        FAILURE(500);

        private final int status;

        Kind(int status) {
            this.status = status;
        }
    }

    private final Kind kind;
    private final int status;
    private final String code;
    private final transient List<Violation> violations;
    private final transient List<HttpHeader> headers;

    private Refusal(
            Kind kind, int status, String code, String message, List<Violation> violations, List<HttpHeader> headers) {
        super(message, null, false, false);
        this.kind = kind;
        this.status = status;
        this.code = code;
        this.violations = List.copyOf(violations);
        this.headers = List.copyOf(headers);
    }

    /**
     * A refusal with the usual status of its kind.
     *
     * @param kind why
     * @param message words for people
     * @return the refusal, to be thrown
     */
    public static Refusal of(Kind kind, String message) {
        return new Refusal(kind, kind.status, "", message, List.of(), List.of());
    }

    /**
     * A refusal because of parts of the request.
     *
     * @param violations at least one
     * @return the refusal, to be thrown
     */
    public static Refusal invalid(List<Violation> violations) {
        String message = violations.get(0).message();
        return new Refusal(Kind.INVALID, Kind.INVALID.status, "", message, violations, List.of());
    }

    /**
     * The same refusal with another status.
     *
     * @param newStatus the HTTP status
     * @return the changed copy
     */
    public Refusal status(int newStatus) {
        return new Refusal(kind, newStatus, code, text(), violations, headers);
    }

    /**
     * The same refusal with the vendor's own code.
     *
     * @param newCode the code
     * @return the changed copy
     */
    public Refusal code(String newCode) {
        return new Refusal(kind, status, newCode, text(), violations, headers);
    }

    /**
     * The same refusal with one more header line in its answer.
     *
     * @param name the header's name
     * @param value its value
     * @return the changed copy
     */
    public Refusal header(String name, String value) {
        List<HttpHeader> more = new ArrayList<>(headers);
        more.add(new HttpHeader(name, value));
        return new Refusal(kind, status, code, text(), violations, more);
    }

    /** {@return why} */
    public Kind kind() {
        return kind;
    }

    /** {@return the HTTP status of the answer, 400 or more} */
    public int status() {
        return status;
    }

    /** {@return the vendor's own code: an empty text when the renderer is to choose one by kind} */
    public String code() {
        return code;
    }

    /** {@return words for people, never null} */
    public String text() {
        String text = getMessage();
        return text == null ? kind.name() : text;
    }

    /**
     * {@return what is wrong with which parts of the request, an immutable list, empty unless the kind is {@link
     * Kind#INVALID}}
     */
    public List<Violation> violations() {
        return violations;
    }

    /** {@return header lines of the answer, beside those that the renderer sets, an immutable list} */
    public List<HttpHeader> headers() {
        return headers;
    }
}
