package org.connectorsdk.verification.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Prints a document, with something else in one place, or with all of it only looking different. */
final class Printer {
    /** What is done in the place. */
    enum Edit {
        NONE,
        REMOVE,
        REPLACE,
        /** The text as a second member of the same name, before the first. */
        BEFORE,
        /** The text as a second member of the same name, or element, after the first. */
        AFTER,
        /** The text as one more member of the object that stands in the place. */
        INTO
    }

    private final StringBuilder out = new StringBuilder(1_024);
    private final @Nullable Spot spot;
    private final Edit edit;
    private final String text;
    private final @Nullable Random shuffle;
    private final @Nullable RandomGenerator blanks;

    private Printer(
            @Nullable Spot spot, Edit edit, String text, @Nullable Random shuffle, @Nullable RandomGenerator blanks) {
        this.spot = spot;
        this.edit = edit;
        this.text = text;
        this.shuffle = shuffle;
        this.blanks = blanks;
    }

    static String edited(JsonNode document, Spot spot, Edit edit, String text) {
        Printer printer = new Printer(spot, edit, text, null, null);
        printer.place(document, null, "", -1);
        return printer.out.toString();
    }

    static String shuffled(JsonNode document, long seed) {
        Printer printer = new Printer(null, Edit.NONE, "", new Random(seed), null);
        printer.value(document);
        return printer.out.toString();
    }

    static String blanked(JsonNode document, RandomGenerator random) {
        Printer printer = new Printer(null, Edit.NONE, "", null, random);
        printer.value(document);
        return printer.out.toString();
    }

    private void place(JsonNode value, @Nullable JsonNode parent, String name, int index) {
        if (spot != null && spot.is(parent, name, index)) {
            switch (edit) {
                case REPLACE -> out.append(text);
                case BEFORE -> {
                    out.append(text).append(',');
                    name(name, index);
                    value(value);
                }
                case AFTER -> {
                    value(value);
                    out.append(',');
                    name(name, index);
                    out.append(text);
                }
                case INTO -> into(value);
                default -> value(value);
            }
        } else {
            value(value);
        }
    }

    private void into(JsonNode object) {
        int start = out.length();
        value(object);
        out.insert(start + 1, object.isEmpty() ? text : text + ",");
    }

    private void name(String name, int index) {
        if (index < 0) {
            string(name);
            out.append(':');
        }
    }

    private void value(JsonNode value) {
        blank();
        if (value.isObject()) {
            object(value);
        } else if (value.isArray()) {
            array(value);
        } else if (value.isTextual()) {
            string(value.textValue());
        } else {
            out.append(value.isNumber() ? value.asText() : value.toString());
        }
        blank();
    }

    private void object(JsonNode object) {
        out.append('{');
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        if (shuffle != null) {
            Collections.shuffle(members, shuffle);
        }
        boolean first = true;
        for (Map.Entry<String, JsonNode> member : members) {
            if (edit == Edit.REMOVE && spot != null && spot.is(object, member.getKey(), -1)) {
                continue;
            }
            if (!first) {
                out.append(',');
            }
            first = false;
            blank();
            string(member.getKey());
            blank();
            out.append(':');
            place(member.getValue(), object, member.getKey(), -1);
        }
        blank();
        out.append('}');
    }

    private void array(JsonNode array) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            place(array.get(i), array, "", i);
        }
        blank();
        out.append(']');
    }

    private void string(String value) {
        out.append(TextNode.valueOf(value));
    }

    private void blank() {
        if (blanks != null) {
            switch (blanks.nextInt(6)) {
                case 0 -> out.append(' ');
                case 1 -> out.append("\r\n\t");
                default -> {
                    // Nothing, as most servers do.
                }
            }
        }
    }
}
