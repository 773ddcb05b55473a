package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.wire.Answer;

/** The two envelopes of this vendor, and the parts that all bodies are made of. */
final class PlanasonixJson {
    private PlanasonixJson() {}

    /** What the connections API answers with: the object itself. */
    static Answer bare(int status, JsonNode body) {
        return Answer.json(status, body);
    }

    /** What the credentials and orchestration APIs answer with: the object under {@code data}. */
    static Answer data(int status, JsonNode data) {
        return Answer.json(status, Json.object().set("data", data));
    }

    static <T> ArrayNode array(Collection<T> all, Function<T, ? extends JsonNode> body) {
        return Json.array().addAll(all.stream().map(body).toList());
    }

    /** Timestamps have second precision. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static void putIfPresent(ObjectNode body, String name, Optional<String> value) {
        value.ifPresent(text -> body.put(name, text));
    }
}
