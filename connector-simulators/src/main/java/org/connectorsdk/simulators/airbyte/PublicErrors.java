package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.AirbyteErrors;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** How the public API words its errors: problem documents, with a title or a type that says more than the status. */
final class PublicErrors {
    private static final String REFERENCE = "https://reference.airbyte.com/reference/errors#";
    private static final Map<Refusal.Kind, String> TITLES = Map.of(
            Refusal.Kind.NOT_FOUND, "resource-not-found",
            Refusal.Kind.UNAUTHENTICATED, "invalid-api-key",
            Refusal.Kind.FORBIDDEN, "forbidden",
            Refusal.Kind.CONFLICT, AirbyteErrors.STATE_CONFLICT,
            Refusal.Kind.MALFORMED_JSON, "unprocessable-entity",
            Refusal.Kind.FAILURE, "unexpected-problem");

    private PublicErrors() {}

    static Answer render(Refusal refusal, VendorRequest request) {
        return switch (refusal.kind()) {
            case NO_ROUTE, METHOD_NOT_ALLOWED, WRONG_MEDIA_TYPE ->
                ConfigErrors.framework(refusal.status(), refusal.text());
            case RATE_LIMITED -> Answer.json(429, Json.object().put("message", refusal.text()));
            case INVALID -> problem(400, "bad-request", refusal.text());
            case MALFORMED_JSON -> problem(422, "unprocessable-entity", refusal.text());
            default -> problem(refusal.status(), title(refusal), refusal.text());
        };
    }

    private static String title(Refusal refusal) {
        return refusal.code().isEmpty() ? TITLES.getOrDefault(refusal.kind(), "bad-request") : refusal.code();
    }

    /** A problem document; a code that begins with {@code error:} is a type of the newer kind. */
    static Answer problem(int status, String code, String message) {
        boolean typed = code.startsWith(AirbyteErrors.PROBLEM);
        ObjectNode json = Json.object().put("status", status);
        json.put("type", typed ? code : REFERENCE + (code.equals(AirbyteErrors.STATE_CONFLICT) ? "409-" + code : code));
        json.put("title", typed ? "Bad request" : code);
        json.put("detail", "The server did not carry the request out.").putNull("documentationUrl");
        json.putObject("data").put("message", message);
        return Answer.json(status, json)
                .withoutHeader("Content-Type")
                .header("Content-Type", "application/problem+json");
    }
}
