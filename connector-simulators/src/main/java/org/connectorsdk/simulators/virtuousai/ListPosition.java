package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Refusal;

/**
 * Where a connection is in a sorted list: nulls last whatever the direction, ties by id. A cursor is the place of a
 * page's last item, so that it survives the deletion of that item, together with the order in which the list was
 * sorted.
 */
record ListPosition(boolean absent, String key, String id) {
    private static final int PARTS = 5;

    static Comparator<ListPosition> order(boolean descending) {
        Comparator<ListPosition> byKey = Comparator.comparing(ListPosition::key);
        return Comparator.comparing(ListPosition::absent)
                .thenComparing(descending ? byKey.reversed() : byKey)
                .thenComparing(ListPosition::id);
    }

    String cursor(ListQuery.Selection selection) {
        JsonNode parts = Json.array()
                .add(selection.sort().word())
                .add(selection.descending())
                .add(absent)
                .add(key)
                .add(id);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(parts.toString().getBytes(StandardCharsets.UTF_8));
    }

    static ListPosition read(String cursor, ListQuery.Selection selection) {
        JsonNode parts = decoded(cursor);
        boolean fits = parts.isArray()
                && parts.size() == PARTS
                && parts.get(0).asText().equals(selection.sort().word())
                && parts.get(1).asBoolean() == selection.descending();
        if (!fits) {
            throw unknown();
        }
        return new ListPosition(
                parts.get(2).asBoolean(), parts.get(3).asText(), parts.get(4).asText());
    }

    private static JsonNode decoded(String cursor) {
        try {
            return Json.parse(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, "Invalid cursor");
    }
}
