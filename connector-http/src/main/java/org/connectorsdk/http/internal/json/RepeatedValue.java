package org.connectorsdk.http.internal.json;

import java.io.IOException;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** What one member had in the record before: what repeats becomes one object. One that seldom repeats is given up. */
final class RepeatedValue {
    /** So many more differences than repetitions, and it is given up. */
    private static final int PATIENCE = 8;

    /** Longer texts are not compared: they seldom repeat. */
    private static final int LONGEST = 256;

    /** Larger objects and arrays are not compared. */
    private static final int MOST_MEMBERS = 8;

    private static final byte[] NOTHING = new byte[0];

    private @Nullable String text;

    /** The text as it is written; there may be more behind it. */
    private byte[] written = NOTHING;

    private int surplus;
    private @Nullable JsonValue tree;
    private int treeSurplus;

    /**
     * Reads the text at which the parser stands.
     *
     * @return null, with nothing read, if it is not plain
     */
    @Nullable
    String plainText(AnswerParser parser) {
        @Nullable String known = text;
        if (known != null && parser.readIf(written, known)) {
            surplus--;
            return known;
        }
        int length = parser.plainLength();
        if (length == -1) {
            return null;
        }
        if (length > LONGEST || surplus > PATIENCE) {
            text = null;
            return parser.plainText(length);
        }
        surplus++;
        if (written.length < length) {
            written = new byte[length];
        }
        parser.copyText(length, written);
        text = parser.plainText(length);
        return text;
    }

    /** The same as a tree. */
    @SuppressWarnings("ReferenceEquality") // a repeated text is the same object
    @Nullable
    JsonString plainTree(AnswerParser parser) {
        @Nullable String read = plainText(parser);
        if (read == null) {
            return null;
        }
        if (tree instanceof JsonString known && known.value() == read) {
            return known;
        }
        JsonString made = new JsonString(read);
        tree = made;
        return made;
    }

    /** Reads the number at which the parser stands. */
    JsonNumber number(AnswerParser parser) throws IOException {
        if (tree instanceof JsonNumber known && isAt(parser, known.raw())) {
            return known;
        }
        JsonNumber made = JsonTree.number(parser);
        tree = made;
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

    /** {@return an equal small container that was read before; else this one} */
    JsonValue container(JsonValue read) {
        int size = read instanceof JsonObject object ? object.size() : ((JsonArray) read).size();
        if (size > MOST_MEMBERS || treeSurplus > PATIENCE) {
            return read;
        }
        @Nullable JsonValue known = tree;
        if (known != null && known.equals(read)) {
            treeSurplus--;
            return known;
        }
        treeSurplus++;
        tree = read;
        return read;
    }
}
