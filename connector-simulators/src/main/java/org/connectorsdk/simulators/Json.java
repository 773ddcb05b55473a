package org.connectorsdk.simulators;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import org.connectorsdk.testkit.wire.Answer;

/**
 * JSON trees, and answers that are written while they are sent. Numbers keep every digit.
 *
 * @since 0.1.0
 */
public final class Json {
    /** Writes a part of an answer. */
    @FunctionalInterface
    public interface Writer {
        /**
         * Writes.
         *
         * @param json where to
         * @throws IOException if the client went away
         */
        void write(JsonGenerator json) throws IOException;
    }

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            // A value within an answer that is streamed would be sent as a packet of its own.
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build();

    private Json() {}

    /** {@return a new, empty object} */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** {@return a new, empty array} */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /**
     * An array of texts.
     *
     * @param values the texts in order
     * @return a new array
     */
    public static ArrayNode texts(Collection<String> values) {
        ArrayNode array = array();
        values.forEach(array::add);
        return array;
    }

    /**
     * Reads a text.
     *
     * @param text JSON
     * @return the tree
     * @throws IllegalArgumentException if it is not JSON
     */
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("text: not JSON", e);
        }
    }

    /**
     * Reads an object.
     *
     * @param text a JSON object
     * @return the object
     * @throws IllegalArgumentException if it is not JSON
     */
    public static ObjectNode parseObject(String text) {
        return (ObjectNode) parse(text);
    }

    /**
     * Reads a file that comes with a class.
     *
     * @param beside the class
     * @param name the file's name
     * @return the tree
     */
    public static JsonNode resource(Class<?> beside, String name) {
        try (InputStream in = requireNonNull(beside.getResourceAsStream(name), name)) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A second object with the same members, whose values are shared.
     *
     * @param object the first one
     * @return the copy
     */
    public static ObjectNode shallowCopy(ObjectNode object) {
        return object().setAll(object);
    }

    /**
     * The members as maps, lists, texts and numbers of the JDK.
     *
     * @param object the members
     * @return name and value
     */
    @SuppressWarnings("unchecked") // an object becomes a map of texts to such values
    public static Map<String, Object> toJava(ObjectNode object) {
        return MAPPER.convertValue(object, Map.class);
    }

    /**
     * A list that is written while it is sent.
     *
     * @param member the member of the answer that holds the list
     * @param elements its elements in order; what they show must not change meanwhile
     * @return the answer
     */
    public static Answer streamed(String member, Iterable<? extends JsonNode> elements) {
        return streamed(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart(member);
            for (JsonNode element : elements) {
                json.writeTree(element);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /**
     * An answer 200 that is written while it is sent, so that one of hundreds of megabytes needs no memory of its own.
     *
     * @param writer writes the whole body; what it reads must not change meanwhile
     * @return the answer
     */
    public static Answer streamed(Writer writer) {
        return Answer.stream(200, "application/json", out -> {
            JsonGenerator json = MAPPER.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            writer.write(json);
            json.close();
        });
    }
}
