package org.connectorsdk.testkit.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.connectorsdk.testkit.wire.Answer;

/** Honest answers with changed bodies. */
final class BodyEdits {

    private static final ObjectMapper JSON = new ObjectMapper();

    private BodyEdits() {}

    static Answer firstHalf(Answer honest) {
        byte[] whole = honest.bodyBytes();
        return honest.body(Arrays.copyOf(whole, whole.length / 2));
    }

    static Answer editJson(Answer honest, Consumer<ObjectNode> change) {
        return editTree(honest, tree -> {
            if (tree instanceof ObjectNode object) {
                change.accept(object);
            }
        });
    }

    static Answer editTree(Answer honest, Consumer<JsonNode> change) {
        try {
            JsonNode tree = JSON.readTree(honest.bodyBytes());
            if (tree.isContainerNode()) {
                change.accept(tree);
                return honest.body(tree.toString().getBytes(StandardCharsets.UTF_8));
            }
        } catch (JsonProcessingException notJson) {
            return honest;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
        return honest;
    }
}
