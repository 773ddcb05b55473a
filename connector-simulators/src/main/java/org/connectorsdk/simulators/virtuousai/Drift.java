package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.testkit.wire.Answer;

/** What a deployment of next year sends: members and words that today's clients have never heard of. */
final class Drift {

    /** Words of next year, by the member that holds them. */
    private static final Map<String, String> WORDS = Map.of(
            "status", "hibernating",
            "provider", "telepathy",
            "visibility", "galaxy",
            "kind", "wormhole",
            "dataType", "hyperpolygon(7)");

    /** Lists of objects whose shape is the vendor's; what is in rows and configs is not. */
    private static final Set<String> LISTS = Set.of("connections", "items", "tables", "columns", "tableRefs");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private volatile boolean members;
    private volatile boolean words;

    void addMembers() {
        members = true;
    }

    void changeWords() {
        words = true;
    }

    Answer apply(Answer answer) {
        if (!(members || words) || answer.status() >= 300 || answer.bodyBytes().length == 0) {
            return answer;
        }
        try {
            JsonNode body = JSON.readTree(answer.bodyBytes());
            visit(body);
            return answer.body(body.toString().getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException notJson) {
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
    }

    private void visit(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        LISTS.forEach(list -> object.path(list).forEach(this::visit));
        if (words) {
            WORDS.forEach((member, word) -> {
                if (object.has(member)) {
                    object.put(member, word);
                }
            });
        }
        if (members) {
            object.put("addedLater", 1)
                    .putObject("addedLaterToo")
                    .putArray("list")
                    .add("x")
                    .addNull();
        }
    }
}
