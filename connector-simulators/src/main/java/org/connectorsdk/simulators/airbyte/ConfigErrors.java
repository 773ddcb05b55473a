package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.AirbyteErrors;
import org.connectorsdk.simulators.airbyte.model.Store;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.Violation;
import org.connectorsdk.testkit.simulator.Violation.Problem;
import org.connectorsdk.testkit.wire.Answer;

/**
 * How the configuration API words its errors: in 2023 with a message and a stack trace, today often with nothing but an
 * id. What its framework refuses before the operation begins has a shape of its own in both.
 */
final class ConfigErrors {
    private static final String ERRORS = "io.airbyte.commons.server.errors.";
    private static final Map<Refusal.Kind, String> EXCEPTIONS = Map.of(
            Refusal.Kind.NOT_FOUND,
            ERRORS + "IdNotFoundKnownException",
            Refusal.Kind.CONFLICT,
            ERRORS + "ValueConflictKnownException",
            Refusal.Kind.FAILURE,
            "java.lang.IllegalArgumentException",
            Refusal.Kind.MALFORMED_JSON,
            "com.fasterxml.jackson.core.JsonParseException");

    private final Store store;

    ConfigErrors(Store store) {
        this.store = store;
    }

    Answer render(Refusal refusal, VendorRequest request) {
        if (refusal.code().startsWith(AirbyteErrors.PROBLEM)) {
            return PublicErrors.problem(refusal.status(), refusal.code(), refusal.text());
        }
        return switch (refusal.kind()) {
            case NO_ROUTE, METHOD_NOT_ALLOWED, WRONG_MEDIA_TYPE, UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED ->
                framework(refusal.status(), refusal.text());
            case INVALID -> invalid(refusal);
            case MALFORMED_JSON -> known(refusal, 422, refusal.text());
            case NOT_FOUND -> known(refusal, 404, "Internal Server Error: " + refusal.text());
            case BAD_REQUEST, CONFLICT, TOO_LARGE, FAILURE -> known(refusal, refusal.status(), refusal.text());
        };
    }

    private Answer invalid(Refusal refusal) {
        boolean readable = refusal.violations().stream()
                .allMatch(
                        violation -> violation.problem() == Problem.MISSING || violation.problem() == Problem.UNKNOWN);
        if (!readable) {
            return framework(400, refusal.text());
        }
        return store.version().isCurrent() ? idOnly(400) : validation(refusal);
    }

    private Answer validation(Refusal refusal) {
        ObjectNode json =
                exception("Some properties contained invalid input.", "javax.validation.ConstraintViolationException");
        ArrayNode errors = json.putArray("validationErrors");
        for (Violation violation : refusal.violations()) {
            boolean missing = violation.problem() == Problem.MISSING;
            errors.addObject()
                    .put("propertyPath", "operation.request." + violation.field())
                    .put("invalidValue", missing ? "null" : "")
                    .put("message", missing ? "must not be null" : "is not known");
        }
        return Answer.json(400, json);
    }

    /** With a message and the class of an exception; a current server keeps the message for conflicts alone. */
    private Answer known(Refusal refusal, int status, String message) {
        if (!store.version().isCurrent()) {
            String exception = EXCEPTIONS.getOrDefault(refusal.kind(), ERRORS + "BadRequestException");
            return Answer.json(status, exception(message, exception));
        }
        if (refusal.kind() == Refusal.Kind.CONFLICT) {
            return Answer.json(
                    status,
                    Json.object()
                            .put("message", message)
                            .put("exceptionClassName", EXCEPTIONS.get(Refusal.Kind.CONFLICT))
                            .put("errorId", store.newId()));
        }
        return idOnly(status);
    }

    private static ObjectNode exception(String message, String exception) {
        ObjectNode json = Json.object().put("message", message).put("exceptionClassName", exception);
        json.putArray("exceptionStack").add(exception + ": " + message).add("\tat io.airbyte.server.Handler.handle");
        return json;
    }

    private Answer idOnly(int status) {
        return Answer.json(status, Json.object().put("errorId", store.newId()));
    }

    /** What the server's framework says by itself. */
    static Answer framework(int status, String message) {
        ObjectNode json = Json.object().put("message", status == 400 ? "Bad Request" : message);
        json.putObject("_links").putObject("self").put("href", "/").put("templated", false);
        json.putObject("_embedded").putArray("errors").addObject().put("message", message);
        return Answer.json(status, json);
    }
}
