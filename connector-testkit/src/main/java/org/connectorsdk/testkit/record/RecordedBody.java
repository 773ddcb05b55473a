package org.connectorsdk.testkit.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A body as it is recorded: JSON as a tree, other text as text, anything else as bytes. Immutable.
 *
 * @param tree an object, an array or a scalar of JSON; a {@link BinaryNode} for bytes, missing for nothing
 * @param isJson whether it was JSON; a text is a {@link TextNode} otherwise
 */
record RecordedBody(JsonNode tree, boolean isJson) {
    static final RecordedBody NONE = new RecordedBody(MissingNode.getInstance(), false);

    private static final String JSON = "json";
    private static final String TEXT = "text";
    private static final String BASE64 = "base64";

    /** Reads numbers as they are written. */
    static final ObjectMapper MAPPER = mapper(StreamReadConstraints.DEFAULT_MAX_DEPTH);

    /** What is nested deeper is a text, so that it fits into the file with what is around it. */
    private static final ObjectMapper SHALLOW = mapper(StreamReadConstraints.DEFAULT_MAX_DEPTH - 10);

    private static ObjectMapper mapper(int depth) {
        StreamReadConstraints limits =
                StreamReadConstraints.builder().maxNestingDepth(depth).build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(limits).build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    static RecordedBody of(byte[] bytes) {
        if (bytes.length == 0) {
            return NONE;
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new RecordedBody(BinaryNode.valueOf(bytes), false);
        }
        if (text.indexOf('\0') >= 0) {
            return new RecordedBody(BinaryNode.valueOf(bytes), false);
        }
        return of(text);
    }

    private static RecordedBody of(String text) {
        try {
            JsonNode tree = SHALLOW.readTree(text);
            if (tree.isContainerNode()) {
                return new RecordedBody(tree, true);
            }
        } catch (JsonProcessingException e) {
            // a text of another kind
        }
        return new RecordedBody(TextNode.valueOf(text), false);
    }

    boolean isText() {
        return isJson || tree.isTextual();
    }

    boolean isBinary() {
        return tree.isBinary();
    }

    /** {@return the text, or the JSON in one line} */
    String text() {
        return isJson ? tree.toString() : tree.textValue();
    }

    byte[] bytes() {
        if (tree.isMissingNode()) {
            return new byte[0];
        }
        return isBinary() ? ((BinaryNode) tree).binaryValue() : utf8(text());
    }

    /** Writes it into the members of a message; nothing for no body. */
    void write(ObjectNode message) {
        if (isJson) {
            message.set(JSON, tree);
        } else if (isBinary()) {
            message.put(BASE64, Base64.getEncoder().encodeToString(bytes()));
        } else if (tree.isTextual()) {
            message.set(TEXT, tree);
        }
    }

    static RecordedBody read(JsonNode message) {
        if (message.has(JSON)) {
            return new RecordedBody(message.get(JSON), true);
        }
        if (message.has(BASE64)) {
            return new RecordedBody(
                    BinaryNode.valueOf(decoded(message.get(BASE64).asText())), false);
        }
        return message.has(TEXT)
                ? new RecordedBody(TextNode.valueOf(message.get(TEXT).asText()), false)
                : NONE;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a body that is not Base64", e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
