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
                // Marks that turn the direction of a text could make a line read as another one.
                line.append(Character.getType(c) == Character.FORMAT ? '\uFFFD' : c);
                blank = false;
            }
        }
        if (text.length() > longest) {
            line.append('…');
        }
        return line.toString().strip();
    }
}
