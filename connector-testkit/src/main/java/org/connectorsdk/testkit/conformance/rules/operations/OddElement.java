package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.testkit.conformance.AnswerTree;

/** What can be wrong with one element of a list. */
enum OddElement {
    NULL,
    NO_OBJECT,
    NO_ID,
    TOO_LARGE;

    /** Makes one element so. */
    void spoil(ArrayNode elements, int index, String id) {
        switch (this) {
            case NULL -> elements.setNull(index);
            case NO_OBJECT -> elements.set(index, "not an object");
            case NO_ID -> AnswerTree.removeLeaves(elements.get(index), leaf -> leaf.is(id));
            case TOO_LARGE ->
                ((ObjectNode) elements.get(index)).put("padding", "x".repeat(ListRules.LARGEST_ELEMENT + 1_000));
        }
    }

    /** The others are there, and what is not is warned of by its index. */
    void check(
            String where,
            List<ConnectionId> others,
            ConnectionId odd,
            List<Connection> items,
            List<String> warnings,
            int index) {
        String what = name().toLowerCase(Locale.ROOT).replace('_', ' ') + " in " + where;
        List<ConnectionId> ids = items.stream().map(Connection::id).toList();
        assertEquals(others, ids.stream().filter(others::contains).toList(), () -> "the others beside " + what);
        boolean warned = warnings.stream().anyMatch(warning -> warning.contains(Integer.toString(index)));
        boolean whole = this == TOO_LARGE && ids.contains(odd); // a page may hold more than a stream holds at a time
        assertTrue(warned || whole, () -> "no warning names the index " + index + " of " + what + ": " + warnings);
    }
}
