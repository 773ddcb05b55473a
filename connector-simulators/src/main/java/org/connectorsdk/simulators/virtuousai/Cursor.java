package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.connectorsdk.testkit.simulator.Refusal;

/**
 * Where a page ended: the place of its last item, so that it survives the deletion of that item, together with the
 * order in which the list was sorted.
 */
final class Cursor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTS = 5;

    private Cursor() {}

    static String after(Place place, ListQuery.Selection selection) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        parts.add(selection.sort().word()).add(selection.descending());
        parts.add(place.absent()).add(place.key()).add(place.id());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(parts.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Place read(String cursor, ListQuery.Selection selection) {
        JsonNode parts = decoded(cursor);
        boolean fits = parts.isArray()
                && parts.size() == PARTS
                && parts.get(0).asText().equals(selection.sort().word())
                && parts.get(1).asBoolean() == selection.descending();
        if (!fits) {
            throw unknown();
        }
        return new Place(
                parts.get(2).asBoolean(), parts.get(3).asText(), parts.get(4).asText());
    }

    private static JsonNode decoded(String cursor) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(cursor));
        } catch (IOException | IllegalArgumentException notOurs) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, "Invalid cursor");
    }
}
