package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.ErrorRenderer;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.Violation;
import org.connectorsdk.testkit.wire.Answer;

/** The vendor's errors, in the form that was switched on. */
final class VirtuousAiErrors implements ErrorRenderer {
    private volatile ErrorForm form = ErrorForm.DETAIL;

    void use(ErrorForm newForm) {
        form = newForm;
    }

    @Override
    public Answer render(Refusal refusal, VendorRequest request) {
        String path = request.path();
        if (refusal.kind() == Refusal.Kind.NO_ROUTE && path.length() > 1 && path.endsWith("/")) {
            return Answer.status(307).header("Location", path.substring(0, path.length() - 1));
        }
        List<Violation> violations = violations(refusal);
        if (form == ErrorForm.PROBLEM_DETAILS) {
            return problem(refusal, violations);
        }
        ObjectNode body = Json.object();
        if (!violations.isEmpty()) {
            ArrayNode details = body.putArray("detail");
            violations.forEach(violation -> details.add(Wording.detail(violation)));
            return Answer.json(422, body);
        }
        body.set("detail", form == ErrorForm.DETAIL ? TextNode.valueOf(text(refusal)) : object(refusal));
        return Answer.json(refusal.status(), body);
    }

    /** FastAPI takes a body that it cannot read for one more violation. */
    private static List<Violation> violations(Refusal refusal) {
        return switch (refusal.kind()) {
            case MALFORMED_JSON ->
                List.of(new Violation(List.of("body"), Violation.Problem.INVALID, "JSON decode error"));
            case WRONG_MEDIA_TYPE ->
                List.of(new Violation(List.of("body"), Violation.Problem.WRONG_TYPE, "expected an object"));
            default -> refusal.violations();
        };
    }

    private static String text(Refusal refusal) {
        return switch (refusal.kind()) {
            case NO_ROUTE -> "Not Found";
            case METHOD_NOT_ALLOWED -> "Method Not Allowed";
            default -> refusal.text();
        };
    }

    private static JsonNode object(Refusal refusal) {
        String code = refusal.code().isEmpty() ? refusal.kind().name().toLowerCase(Locale.ROOT) : refusal.code();
        return Json.object().put("code", code).put("message", text(refusal));
    }

    private static Answer problem(Refusal refusal, List<Violation> violations) {
        int status = violations.isEmpty() ? refusal.status() : 400;
        ObjectNode body = Json.object();
        String kind = violations.isEmpty() ? refusal.kind().name() : "VALIDATION_ERROR";
        body.put(
                "type",
                "https://errors.example/" + kind.toLowerCase(Locale.ROOT).replace('_', '-'));
        body.put("title", violations.isEmpty() ? text(refusal) : "Validation Error")
                .put("status", status);
        body.put("detail", violations.isEmpty() ? text(refusal) : violations.size() + " parameters are not valid");
        if (!violations.isEmpty()) {
            ArrayNode errors = body.putArray("errors");
            violations.forEach(violation ->
                    errors.addObject().put("field", violation.field()).put("message", Wording.message(violation)));
        }
        return Answer.bytes(status, "application/problem+json", body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
