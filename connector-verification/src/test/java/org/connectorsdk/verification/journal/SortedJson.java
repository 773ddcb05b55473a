package org.connectorsdk.verification.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;

/** JSON with the members of each object by name: their order means nothing to a vendor. */
final class SortedJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SortedJson() {}

    /** Empty if it is no JSON. */
    static Optional<String> of(String text) {
        try {
            return Optional.of(MAPPER.writeValueAsString(MAPPER.readValue(text, Object.class)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The members of an object; empty if it is none. */
    static Optional<Map<String, Object>> members(String text) {
        try {
            return Optional.of(MAPPER.readValue(text, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
