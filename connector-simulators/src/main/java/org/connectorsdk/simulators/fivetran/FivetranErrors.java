package org.connectorsdk.simulators.fivetran;

import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** The one envelope of errors: a code and a text, no list of fields. What is documented as 422 elsewhere is 400. */
final class FivetranErrors {
    static final String BAD_INPUT = "InvalidInput";

    private FivetranErrors() {}

    static Answer render(Refusal refusal, VendorRequest request) {
        int status = refusal.kind() == Refusal.Kind.INVALID ? 400 : refusal.status();
        return Answer.json(status, Json.object().put("code", code(refusal)).put("message", refusal.text()));
    }

    private static String code(Refusal refusal) {
        if (!refusal.code().isEmpty()) {
            return refusal.code();
        }
        return switch (refusal.kind()) {
            case MALFORMED_JSON, BAD_REQUEST, INVALID, TOO_LARGE -> BAD_INPUT;
            case UNAUTHENTICATED -> "Unauthorized";
            case FORBIDDEN -> "Forbidden";
            case NOT_FOUND, NO_ROUTE -> "NotFound";
            case METHOD_NOT_ALLOWED -> "MethodNotAllowed";
            case CONFLICT -> "Conflict";
            case WRONG_MEDIA_TYPE -> "UnsupportedMediaType";
            case RATE_LIMITED -> "TooManyRequests";
            case FAILURE -> "InternalError";
        };
    }

    static Refusal badInput(String text) {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, text);
    }

    static Refusal notFound(String code, String text) {
        return Refusal.of(Refusal.Kind.NOT_FOUND, text).code(code);
    }
}
