package org.connectorsdk.simulators.hotdata.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.Refusal.Kind;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.Violation;
import org.connectorsdk.testkit.wire.Answer;

/**
 * The three ways in which the service words an error: the engine's envelope, the control plane's bare code, and the
 * plain text with which the engine's web framework turns away what it cannot read.
 *
 * @since 0.1.0
 */
public final class HotdataErrors {
    /** Marks a refusal of the control plane: its code is sent as a bare text. */
    private static final String CONTROL_PLANE = "control-plane:";

    private static final Map<Integer, String> CODES = Map.of(
            400, "BAD_REQUEST",
            403, "ACCESS_DENIED",
            404, "NOT_FOUND",
            409, "CONFLICT",
            413, "PAYLOAD_TOO_LARGE",
            429, "OVERLOADED",
            500, "INTERNAL_SERVER_ERROR",
            502, "BAD_GATEWAY",
            503, "SERVICE_UNAVAILABLE");

    private HotdataErrors() {}

    public static Refusal controlPlane(Kind kind, String code) {
        return Refusal.of(kind, code).code(CONTROL_PLANE + code);
    }

    public static Refusal badRequest(String message) {
        return Refusal.of(Kind.BAD_REQUEST, message);
    }

    public static Refusal notFound(String message) {
        return Refusal.of(Kind.NOT_FOUND, message);
    }

    public static Refusal conflict(String message) {
        return Refusal.of(Kind.CONFLICT, message);
    }

    public static Refusal failure(String message) {
        return Refusal.of(Kind.FAILURE, message);
    }

    /** A member that the engine's framework misses in a body. */
    public static Refusal missing(String field) {
        return Refusal.invalid(
                List.of(new Violation(List.of("body", field), Violation.Problem.MISSING, field + ": missing field")));
    }

    public static Answer render(Refusal refusal, VendorRequest request) {
        if (refusal.code().startsWith(CONTROL_PLANE)) {
            ObjectNode body = Json.object();
            body.put("error", refusal.code().substring(CONTROL_PLANE.length()));
            return Answer.json(refusal.status(), body);
        }
        return switch (refusal.kind()) {
            case NO_ROUTE, METHOD_NOT_ALLOWED -> Answer.status(refusal.status());
            case MALFORMED_JSON ->
                Answer.text(refusal.status(), "Failed to parse the request body as JSON: " + refusal.text());
            case WRONG_MEDIA_TYPE -> Answer.text(refusal.status(), refusal.text());
            case INVALID -> unreadable(refusal);
            default -> envelope(refusal);
        };
    }

    private static Answer unreadable(Refusal refusal) {
        Violation first = refusal.violations().get(0);
        if (first.path().get(0).equals("query")) {
            return Answer.text(400, "Failed to deserialize query string: " + first.message());
        }
        String what = switch (first.problem()) {
            case MISSING -> "missing field `" + first.field() + "`";
            case UNKNOWN -> "unknown field `" + first.field() + "`";
            default -> first.message();
        };
        return Answer.text(refusal.status(), "Failed to deserialize the JSON body into the target type: " + what);
    }

    private static Answer envelope(Refusal refusal) {
        ObjectNode body = Json.object();
        String code = refusal.code().isEmpty() ? CODES.getOrDefault(refusal.status(), "ERROR") : refusal.code();
        body.putObject("error").put("code", code).put("message", refusal.text());
        return Answer.json(refusal.status(), body);
    }
}
