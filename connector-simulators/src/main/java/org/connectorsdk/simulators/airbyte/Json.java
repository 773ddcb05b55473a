package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** JSON trees and writers; numbers keep every digit. */
final class Json {

    /** Writes a part of an answer while it is sent. */
    @FunctionalInterface
    interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("text: not JSON", e);
        }
    }

    /** The same members as JDK maps, lists, texts and numbers. */
    @SuppressWarnings("unchecked") // an object becomes a map of texts to such values
    static Map<String, Object> toJava(ObjectNode object) {
        return MAPPER.convertValue(object, Map.class);
    }

    static ObjectNode parseObject(String text) {
        return (ObjectNode) parse(text);
    }

    /** A second object with the same members; the values are shared. */
    static ObjectNode shallowCopy(ObjectNode object) {
        return object().setAll(object);
    }

    /** Writes to a stream that stays open. */
    static void write(OutputStream out, Writing writing) throws IOException {
        JsonGenerator generator = MAPPER.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        writing.to(generator);
        generator.close();
    }
}
