package org.connectorsdk.temporal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.jackson2.ConnectorModule;

/** Reads the texts in which payloads hold the library's values, so that any data converter carries them unchanged. */
final class JsonText {
    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new ConnectorModule());

    private JsonText() {}

    /**
     * Reads an object.
     *
     * @throws IllegalArgumentException if the text is none; what it holds is not in the message
     */
    static JsonObject read(String text) {
        try {
            JsonObject object = MAPPER.readValue(text, JsonObject.class);
            if (object != null) {
                return object;
            }
        } catch (JsonProcessingException notJson) {
            // told below without the text
        }
        throw new IllegalArgumentException("the text is no JSON object");
    }
}
