package org.connectorsdk.cli.shell;

/**
 * Makes texts of others harmless for a terminal: what could move the cursor, change colours or reorder a line is
 * spelled out.
 */
public final class TerminalText {

    private TerminalText() {}

    /**
     * Spells out control and format characters and broken surrogates, such as {@code \n}, <code>&#92;u001b</code> or
     * <code>&#92;u202e</code>. Everything else stays, in every script.
     *
     * @param text any text
     * @return the same text, on one line
     */
    public static String safe(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f) {
                return spelledOut(text);
            }
        }
        return text;
    }

    private static String spelledOut(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\n' -> safe.append("\\n");
                case '\r' -> safe.append("\\r");
                case '\t' -> safe.append("\\t");
                default -> {
                    if (isHarmless(point)) {
                        safe.appendCodePoint(point);
                    } else {
                        safe.append(String.format("\\u%04x", point));
                    }
                }
            }
        });
        return safe.toString();
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
