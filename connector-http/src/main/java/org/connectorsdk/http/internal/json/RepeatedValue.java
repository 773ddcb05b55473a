package org.connectorsdk.http.internal.json;

import java.io.IOException;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What one member had in the records before: what repeats becomes one object, also where a few values take turns, such
 * as types and states. A member that seldom repeats is given up.
 */
final class RepeatedValue {
    /** So many more differences than repetitions, and it is given up. */
    private static final int PATIENCE = 8;

    /** Longer texts are not compared: they seldom repeat. */
    private static final int LONGEST = 256;

    private static final int NOWHERE = -1;

    /** Larger objects are not compared. */
    private static final int MOST_MEMBERS = 8;

    private static final int PLACES = 16;

    /** The texts, each at the place of its length and its ends. */
    private final @Nullable String[] texts = new @Nullable String[PLACES];

    /** The same as they are written; there may be more behind each. */
    private final byte[][] written = new byte[PLACES][];

    private final @Nullable JsonString[] strings = new @Nullable JsonString[PLACES];
    private int last;
    private int surplus;
    private @Nullable JsonNumber number;
    private JsonObject neighbour = JsonObject.empty();
    private JsonObject small = JsonObject.empty();
    private int treeSurplus;

    /**
     * Reads the text at which the parser stands.
     *
     * @return null, with nothing read, if it is not plain
     */
    @Nullable
    String plainText(AnswerParser parser) {
        if (isAt(parser, last)) {
            return texts[last];
        }
        int length = parser.plainLength();
        if (length == -1) {
            return null;
        }
        if (length > LONGEST || surplus > PATIENCE) {
            last = NOWHERE;
            return parser.plainText(length);
        }
        last = parser.hashOf(length) & PLACES - 1;
        if (isAt(parser, last)) {
            return texts[last];
        }
        if (isAt(parser, last ^ 1)) {
            last ^= 1;
            return texts[last];
        }
        surplus++;
        if (texts[last] != null) {
            last ^= 1;
        }
        byte[] room = written[last];
        if (room == null || room.length < length) {
            room = new byte[length];
            written[last] = room;
        }
        parser.copyText(length, room);
        strings[last] = null;
        texts[last] = parser.plainText(length);
        return texts[last];
    }

    private boolean isAt(AnswerParser parser, int place) {
        @Nullable String known = place == NOWHERE ? null : texts[place];
        if (known == null || !parser.readIf(written[place], known)) {
            return false;
        }
        surplus--;
        return true;
    }

    /** The same as a tree. */
    @Nullable
    JsonString plainTree(AnswerParser parser) {
        @Nullable String read = plainText(parser);
        if (read == null) {
            return null;
        }
        @Nullable JsonString known = last == NOWHERE ? null : strings[last];
        if (known != null) {
            return known;
        }
        JsonString made = new JsonString(read);
        if (last != NOWHERE) {
            strings[last] = made;
        }
        return made;
    }

    /** Reads the number at which the parser stands. */
    JsonNumber number(AnswerParser parser) throws IOException {
        @Nullable JsonNumber known = number;
        if (known != null && isAt(parser, known.raw())) {
            return known;
        }
        JsonNumber made = JsonTree.number(parser);
        number = made;
        return made;
    }

    private static boolean isAt(AnswerParser parser, String raw) throws IOException {
        int length = raw.length();
        if (parser.getTextLength() != length) {
            return false;
        }
        char[] text = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        for (int i = 0; i < length; i++) {
            if (text[offset + i] != raw.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return the object that was read before if it is equal and small; else this one} What its members had before is
     * known by then, so the very same values are looked for.
     */
    JsonObject object(JsonObject read) {
        neighbour = read.outline(neighbour);
        if (treeSurplus > PATIENCE) {
            return read;
        }
        JsonObject known = small;
        if (known.hasSameValues(read)) {
            treeSurplus--;
            return known;
        }
        treeSurplus++;
        if (isSmall(read)) {
            small = read;
        }
        return read;
    }

    /** Whether it can be kept beyond its element: a few numbers and short texts. */
    private static boolean isSmall(JsonObject object) {
        if (object.size() > MOST_MEMBERS) {
            return false;
        }
        for (JsonValue value : object.members().values()) {
            boolean isSmall = value instanceof JsonString text
                    ? text.value().length() <= LONGEST
                    : !(value instanceof JsonObject || value instanceof JsonArray);
            if (!isSmall) {
                return false;
            }
        }
        return true;
    }

    /** {@return the names of the object before} */
    JsonObject neighbour() {
        return neighbour;
    }

    /** What the members of trees had in the elements before, by their names, of one list. */
    static final class ByName {
        private static final int PLACES = 64;

        private final @Nullable String[] names = new @Nullable String[PLACES];
        private final @Nullable RepeatedValue[] values = new @Nullable RepeatedValue[PLACES];

        /** {@return what a member had before; null for one whose place another has} The parser has one object for each. */
        @SuppressWarnings("ReferenceEquality") // else it is not known again, which costs a text
        @Nullable
        RepeatedValue of(String name) {
            int hash = name.hashCode();
            int place = (hash ^ hash >>> 7 ^ hash >>> 13) & PLACES - 1;
            int at = names[place] == null || names[place] == name ? place : place ^ 1;
            if (names[at] == null) {
                names[at] = name;
                values[at] = new RepeatedValue();
            }
            return names[at] == name ? values[at] : null;
        }
    }
}
