package org.connectorsdk.verification.findings.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Attempts as Airbyte shows them, each with one reason why it failed. */
final class FailedAttempts {
    private FailedAttempts() {}

    /** One attempt for each, which says whether a part was moved nevertheless. */
    static ArrayNode of(List<Boolean> partial) {
        ArrayNode attempts = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < partial.size(); i++) {
            ObjectNode attempt = attempts.addObject().putObject("attempt");
            attempt.put("id", i).put("status", "failed").put("createdAt", 1767225600L);
            ObjectNode summary = attempt.putObject("failureSummary").put("partialSuccess", partial.get(i));
            summary.putArray("failures")
                    .addObject()
                    .put("failureOrigin", "source")
                    .put("externalMessage", "reset by peer");
        }
        return attempts;
    }
}
