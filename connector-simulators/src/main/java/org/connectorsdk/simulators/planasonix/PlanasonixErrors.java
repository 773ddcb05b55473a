package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.Violation;
import org.connectorsdk.testkit.wire.Answer;

/** The one documented error envelope. The vendor knows neither 415 nor 422: both are 400 here. */
final class PlanasonixErrors {
    private PlanasonixErrors() {}

    static Answer render(Refusal refusal, VendorRequest request) {
        ObjectNode error = Json.object().put("code", code(refusal)).put("message", message(refusal));
        for (Violation violation : refusal.violations()) {
            error.withArray("details")
                    .addObject()
                    .put("field", violation.field())
                    .put("issue", issue(violation));
        }
        return Answer.json(status(refusal), Json.object().set("error", error));
    }

    private static int status(Refusal refusal) {
        return switch (refusal.kind()) {
            case INVALID, WRONG_MEDIA_TYPE -> 400;
            default -> refusal.status();
        };
    }

    private static String code(Refusal refusal) {
        if (!refusal.code().isEmpty()) {
            return refusal.code();
        }
        return switch (refusal.kind()) {
            case MALFORMED_JSON, BAD_REQUEST, INVALID, WRONG_MEDIA_TYPE, TOO_LARGE -> "invalid_request";
            case UNAUTHENTICATED -> "unauthorized";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND, NO_ROUTE -> "not_found";
            case METHOD_NOT_ALLOWED -> "method_not_allowed";
            case CONFLICT -> "conflict";
            case RATE_LIMITED -> "rate_limited";
            case FAILURE -> "internal_error";
        };
    }

    private static String message(Refusal refusal) {
        if (refusal.violations().isEmpty()) {
            return refusal.text();
        }
        Violation first = refusal.violations().get(0);
        return "Field '" + first.field() + "' "
                + switch (first.problem()) {
                    case MISSING -> "is required";
                    case UNKNOWN -> "is not known";
                    case WRONG_TYPE, INVALID -> "is not valid: " + said(first);
                };
    }

    private static String issue(Violation violation) {
        return switch (violation.problem()) {
            case MISSING -> "missing";
            case UNKNOWN -> "unknown";
            case WRONG_TYPE -> "wrong_type";
            case INVALID -> said(violation);
        };
    }

    /** The words of a violation without the name of its field. */
    private static String said(Violation violation) {
        String prefix = violation.field() + ": ";
        String message = violation.message();
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }
}
