package org.connectorsdk.api.error;

/** Keeps error texts on one bounded line, so that a provider's text can neither forge a log entry nor flood one. */
final class OneLine {
    private static final int LONGEST = 1_000;

    private OneLine() {}

    static String of(String text) {
        return of(text, LONGEST);
    }

    static String of(String text, int longest) {
        int length = Math.min(text.length(), longest);
        if (length < text.length() && Character.isHighSurrogate(text.charAt(length - 1))) {
            length--; // not half a character
        }
        StringBuilder line = new StringBuilder(length);
        boolean blank = true;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.isWhitespace(c) || c == '\u2028' || c == '\u2029') {
                if (!blank) {
                    line.append(' ');
                }
                blank = true;
            } else {
                line.append(turnsDirection(c) ? '\uFFFD' : c);
                blank = false;
            }
        }
        if (text.length() > longest) {
            line.append('…');
        }
        return line.toString().strip();
    }

    /** Embeddings, overrides and isolates of the Unicode bidirectional algorithm make a line read as another one. */
    private static boolean turnsDirection(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }
}
