package org.connectorsdk.http.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the record before, within one array of one answer. What repeats from record to record, a type, a state, a
 * region, becomes one object for all of them; a component that seldom repeats is soon no longer compared. In a list of a
 * thousand connections this saves four tenths of the memory.
 */
final class Recall {
    /** So many more differences than repetitions, and a component is given up. */
    private static final int PATIENCE = 8;

    private final RecordDeserializer owner;
    private final @Nullable String[] last;
    private final int[] surplus;

    Recall(RecordDeserializer owner, int components) {
        this.owner = owner;
        this.last = new @Nullable String[components];
        this.surplus = new int[components];
    }

    boolean isOf(RecordDeserializer type) {
        return owner == type;
    }

    /** {@return the text at which the parser stands, for one component} */
    String text(JsonParser parser, int component) throws IOException {
        if (surplus[component] > PATIENCE) {
            return parser.getText();
        }
        @Nullable String known = last[component];
        if (known != null && isNext(known, parser)) {
            surplus[component]--;
            return known;
        }
        surplus[component]++;
        String text = parser.getText();
        last[component] = text;
        return text;
    }

    private static boolean isNext(String known, JsonParser parser) throws IOException {
        int length = known.length();
        if (parser.getTextLength() != length) {
            return false;
        }
        char[] text = parser.getTextCharacters();
        int start = parser.getTextOffset();
        for (int i = length - 1; i >= 0; i--) { // ids and times differ at their ends
            if (text[start + i] != known.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
