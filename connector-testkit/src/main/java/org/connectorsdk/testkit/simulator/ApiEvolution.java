package org.connectorsdk.testkit.simulator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.testkit.wire.Answer;

/**
 * What a later version of a vendor's API might send: members that no version has sent, and words that no version has
 * used. Off at first; may be switched at any time, from any thread.
 *
 * @since 0.1.0
 */
public final class ApiEvolution {
    private static final int FIRST_ERROR = 300;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final ObjectNode added;
    private final Map<String, String> words;
    private final Set<String> closed;
    private final boolean errorsToo;
    private volatile boolean sendsMembers;
    private volatile boolean usesWords;

    /**
     * Says how the API may change.
     *
     * @param added the members that every object gets, as a JSON object
     * @param words the new word by the member that holds one of a set of words; {@code profile.type} means the member
     *     {@code type} of the object, or of the objects in the array, that is the member {@code profile}
     * @param closed members whose content is the user's, or a map of any names, and does not change
     * @param errorsToo whether errors change as well
     */
    public ApiEvolution(String added, Map<String, String> words, Set<String> closed, boolean errorsToo) {
        this.added = (ObjectNode) parse(added);
        this.words = Map.copyOf(words);
        this.closed = Set.copyOf(closed);
        this.errorsToo = errorsToo;
    }

    /**
     * Whether every object of an answer has members that no version has sent.
     *
     * @param sent whether it has
     */
    public void unknownMembers(boolean sent) {
        sendsMembers = sent;
    }

    /**
     * Whether there are words that no version has used wherever one of a set of words stands.
     *
     * @param used whether there are
     */
    public void unknownWords(boolean used) {
        usesWords = used;
    }

    /**
     * Changes an answer.
     *
     * @param answer of this version
     * @return the answer of a later version; the same while both switches are off, and where it is not JSON
     */
    public Answer apply(Answer answer) {
        boolean json = answer.header("Content-Type").orElse("").startsWith("application/json");
        if (!(sendsMembers || usesWords) || !json || (answer.status() >= FIRST_ERROR && !errorsToo)) {
            return answer;
        }
        JsonNode body = parse(new String(answer.bodyBytes(), StandardCharsets.UTF_8));
        change(body, "");
        return answer.body(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void change(JsonNode node, String holder) {
        if (node.isArray()) {
            node.forEach(element -> change(element, holder));
        } else if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
                String name = member.getKey();
                String word = words.getOrDefault(holder + '.' + name, words.getOrDefault(name, ""));
                if (usesWords && !word.isEmpty() && member.getValue().isTextual()) {
                    object.put(name, word);
                } else if (!closed.contains(name)) {
                    change(member.getValue(), name);
                }
            }
            if (sendsMembers) {
                object.setAll(added.deepCopy());
            }
        }
    }
}
