package org.connectorsdk.api.json;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;

/** Prints a tree without recursion, so that no depth can exhaust the stack. */
final class JsonPrinter {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final Appendable out;
    private final ArrayDeque<Level> levels = new ArrayDeque<>();

    private JsonPrinter(Appendable out) {
        this.out = out;
    }

    static void print(JsonValue value, Appendable out) throws IOException {
        if (value instanceof JsonObject || value instanceof JsonArray) {
            new JsonPrinter(out).printTree(value);
        } else {
            printScalar(value, out);
        }
    }

    private void printTree(JsonValue root) throws IOException {
        open(root);
        while (!levels.isEmpty()) {
            Level level = levels.getLast();
            if (!level.items.hasNext()) {
                out.append(level.close);
                levels.removeLast();
                continue;
            }
            if (level.started) {
                out.append(',');
            }
            level.started = true;
            Object item = level.items.next();
            if (item instanceof Map.Entry<?, ?> member) {
                printString((String) member.getKey(), out);
                out.append(':');
                item = member.getValue();
            }
            open((JsonValue) item);
        }
    }

    /** Prints a scalar at once; for a container prints the bracket and leaves the rest to the loop. */
    private void open(JsonValue value) throws IOException {
        if (value instanceof JsonObject object) {
            out.append('{');
            levels.addLast(new Level(object.members().entrySet().iterator(), '}'));
        } else if (value instanceof JsonArray array) {
            out.append('[');
            levels.addLast(new Level(array.iterator(), ']'));
        } else {
            printScalar(value, out);
        }
    }

    private static void printScalar(JsonValue value, Appendable out) throws IOException {
        if (value instanceof JsonString string) {
            printString(string.value(), out);
        } else {
            out.append(value.toString());
        }
    }

    /** Appends runs of harmless characters in one piece: most strings have nothing to escape. */
    private static void printString(String text, Appendable out) throws IOException {
        out.append('"');
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            out.append(text, run, i);
            escape(c, out);
            run = i + 1;
        }
        out.append(text, run, text.length());
        out.append('"');
    }

    private static void escape(char c, Appendable out) throws IOException {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default ->
                out.append("\\u")
                        .append(HEX[c >> 12])
                        .append(HEX[c >> 8 & 0xf])
                        .append(HEX[c >> 4 & 0xf])
                        .append(HEX[c & 0xf]);
        }
    }

    /** A container that is being printed. */
    private static final class Level {
        private final Iterator<?> items;
        private final char close;
        private boolean started;

        Level(Iterator<?> items, char close) {
            this.items = items;
            this.close = close;
        }
    }
}
