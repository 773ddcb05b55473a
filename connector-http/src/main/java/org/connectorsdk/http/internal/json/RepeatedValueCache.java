package org.connectorsdk.http.internal.json;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the records before had, of one type in one answer. Their members come in the same order as a rule, so a member
 * is known by its place; and of their texts, what repeats from record to record, a type, a state, a region, becomes one
 * object for all of them. A component that seldom repeats is soon no longer compared. In a list of a thousand
 * connections this saves four tenths of the memory.
 */
final class RepeatedValueCache {
    /** So many more differences than repetitions, and a component is given up. */
    private static final int PATIENCE = 8;

    /** Longer texts are not compared: they seldom repeat. */
    private static final int LONGEST = 256;

    /** Members beyond these are looked up by name, also those that no component takes. */
    private static final int PLACES = 64;

    private static final byte[] NOTHING = new byte[0];

    private final AnswerParser parser;
    private final RecordDeserializer owner;
    private final @Nullable String[] names = new @Nullable String[PLACES];
    private final @Nullable ReadComponent[] takers = new @Nullable ReadComponent[PLACES];
    private final @Nullable String[] last;

    /** The same as they are written; there may be more behind them. */
    private final byte[][] written;

    private final int[] surplus;

    RepeatedValueCache(AnswerParser parser, RecordDeserializer owner, int components) {
        this.parser = parser;
        this.owner = owner;
        this.last = new @Nullable String[components];
        this.written = new byte[components][];
        Arrays.fill(written, NOTHING);
        this.surplus = new int[components];
    }

    boolean isOf(RecordDeserializer type) {
        return owner == type;
    }

    /** {@return the component that takes a member, null if none does} The parser has one object for each name. */
    @SuppressWarnings("ReferenceEquality") // else it is looked up
    @Nullable
    ReadComponent taker(int place, String name) {
        if (place >= PLACES) {
            return owner.named(name);
        }
        if (names[place] == name) {
            return takers[place];
        }
        @Nullable ReadComponent found = owner.named(name);
        names[place] = name;
        takers[place] = found;
        return found;
    }

    /** {@return the text at which the parser stands, for one component} */
    String text(int component) throws IOException {
        @Nullable String known = last[component];
        if (known != null && parser.readIf(written[component], known)) {
            surplus[component]--;
            return known;
        }
        int length = parser.plainLength();
        if (length == -1) {
            return parser.cursor().text();
        }
        if (length > LONGEST || surplus[component] > PATIENCE) {
            last[component] = null;
            return parser.plainText(length);
        }
        surplus[component]++;
        return remembered(component, length);
    }

    private String remembered(int component, int length) throws IOException {
        if (written[component].length < length) {
            written[component] = new byte[length];
        }
        parser.copyText(length, written[component]);
        String text = parser.plainText(length);
        last[component] = text;
        return text;
    }
}
