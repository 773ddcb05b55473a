package org.connectorsdk.api.text;

/**
 * Cleans what a vendor wrote. A text can neither forge a log entry nor move a terminal's cursor, and reads as what it
 * is: one line, no control characters, nothing invisible and nothing that turns the direction of writing.
 *
 * <p>Mask first: {@link Masker}.
 *
 * @since 0.1.0
 */
public final class VendorText {
    private static final int REPLACEMENT = 0xFFFD;
    /** After Latin, Greek and Cyrillic, whose letters are not joined. */
    private static final int FIRST_JOINED = 0x0530;

    private VendorText() {}

    /**
     * Cleans a text of any length.
     *
     * @param text what a vendor wrote
     * @return one line: controls and blanks drawn together to one blank, everything else that cannot be seen as U+FFFD
     */
    public static String line(String text) {
        return line(text, Integer.MAX_VALUE);
    }

    /**
     * Cleans a text and bounds it.
     *
     * @param text what a vendor wrote
     * @param longest how many characters to keep; what is cut leaves an ellipsis
     * @return one line
     */
    public static String line(String text, int longest) {
        int length = Math.min(text.length(), longest);
        if (length < text.length() && length > 0 && Character.isHighSurrogate(text.charAt(length - 1))) {
            length--; // not an unpaired surrogate
        }
        if (length == text.length() && isClean(text)) {
            return text;
        }
        StringBuilder line = new StringBuilder(length + 1);
        boolean blank = true;
        for (int i = 0; i < length; ) {
            int c = text.codePointAt(i);
            int at = i;
            i += Character.charCount(c);
            if (isBlank(c)) {
                if (!blank) {
                    line.append(' ');
                }
                blank = true;
            } else {
                line.appendCodePoint(isUnseen(c) && !joins(text, at, i) ? REPLACEMENT : c);
                blank = false;
            }
        }
        if (text.length() > longest) {
            line.append('…');
        }
        return line.toString().strip();
    }

    /** Almost every text is clean; none of those is copied. */
    private static boolean isClean(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && blank)) {
                return false;
            }
            blank = c == ' ';
        }
        return !blank || text.isEmpty();
    }

    private static boolean isBlank(int c) {
        return Character.isISOControl(c) || Character.isSpaceChar(c);
    }

    /**
     * What joins letters of a script that is written joined, or the parts of one picture; between Latin letters it only
     * hides.
     */
    private static boolean joins(String text, int from, int to) {
        char c = text.charAt(from);
        return (c == '\u200C' || c == '\u200D' || c == '\uFE0F')
                && from > 0
                && isJoined(text.codePointBefore(from))
                && (c == '\uFE0F' || (to < text.length() && isJoined(text.codePointAt(to))));
    }

    private static boolean isJoined(int c) {
        return c >= FIRST_JOINED && (c == 0xFE0F || !isUnseen(c));
    }

    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> isInvisible(c);
        };
    }

    /** Neither control nor format characters by their category, and invisible all the same. */
    private static boolean isInvisible(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x2800
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFFA0
                || (c >= 0xE0100 && c <= 0xE01EF);
    }
}
