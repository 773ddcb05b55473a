package org.connectorsdk.simulators.hotdata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.testkit.wire.Answer;

/** What a service that has moved on sends: members and words that today's clients have never heard of. */
final class Drift {

    /** The members whose values are one of a few words. */
    private static final Set<String> WORDS = Set.of("status", "discovery_status", "job_type", "provision_status");

    /** The members that are maps of whatever names there are: nothing can be added to them. */
    private static final Set<String> MAPS = Set.of("headers");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HotdataBehaviour behaviour;

    Drift(HotdataBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    Answer apply(Answer answer) {
        boolean wanted = behaviour.extraFields() || behaviour.unknownEnumValues();
        boolean json =
                answer.header("Content-Type").filter("application/json"::equals).isPresent();
        if (!wanted || !json) {
            return answer;
        }
        try {
            JsonNode body = JSON.readTree(answer.bodyBytes());
            visit(body, false);
            return answer.body(body.toString().getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException notJson) {
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
    }

    private void visit(JsonNode node, boolean profile) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!MAPS.contains(member.getKey())) {
                visit(member.getValue(), member.getKey().equals("profile"));
            }
        }
        if (node.isArray()) {
            node.forEach(element -> visit(element, false));
        }
        if (node instanceof ObjectNode object) {
            if (behaviour.unknownEnumValues()) {
                replaceWords(object, profile);
            }
            if (behaviour.extraFields()) {
                object.put("added_later", 1)
                        .putObject("added_later_too")
                        .putArray("list")
                        .add("x")
                        .addNull();
            }
        }
    }

    private static void replaceWords(ObjectNode object, boolean profile) {
        for (String name : WORDS) {
            if (object.path(name).isTextual()) {
                object.put(name, "unheard_of_" + name);
            }
        }
        if (profile && object.has("type")) {
            object.put("type", "unheard_of_type");
        }
    }
}
