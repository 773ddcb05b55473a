package org.connectorsdk.http;

import java.nio.charset.StandardCharsets;

/** Compares a text with a wanted one, character by character, each of which may be escaped in the text. */
final class EscapedMatch {
    private static final int RADIX = 16;

    private final String text;
    private int at;

    private EscapedMatch(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** Where in the text the wanted one ends that starts at {@code start}; -1 if it does not. */
    static int end(String text, int start, String wanted) {
        EscapedMatch match = new EscapedMatch(text, start);
        int index = 0;
        while (index < wanted.length()) {
            int matched = match.step(wanted, index);
            if (matched == 0) {
                return -1;
            }
            index += matched;
        }
        return match.at;
    }

    /** Goes past one character of the wanted text, or several that are written as one; 0 if the text has another one. */
    private int step(String wanted, int index) {
        char c = wanted.charAt(index);
        if (at >= text.length()) {
            return 0;
        }
        char found = text.charAt(at);
        if (found == '\\') {
            return escaped(wanted, index);
        }
        if (found == c) {
            at++;
            return 1;
        }
        if (found == '%') {
            return percent(wanted, index);
        }
        if (found == '+' && c == ' ') {
            at++;
            return 1;
        }
        return 0;
    }

    /** JSON, perhaps within JSON: any number of backslashes may stand before the character. */
    private int escaped(String wanted, int index) {
        int behind = run(text, at);
        if (behind < text.length() && text.charAt(behind) == 'u' && hex(behind + 1, 4) == wanted.charAt(index)) {
            at = behind + 5;
            return 1;
        }
        char c = wanted.charAt(index);
        if (c == '\\') {
            int wantedRun = run(wanted, index) - index;
            boolean enough = behind - at >= wantedRun;
            at = behind;
            return enough ? wantedRun : 0;
        }
        if (behind < text.length() && (text.charAt(behind) == c || text.charAt(behind) == letter(c))) {
            at = behind + 1;
            return 1;
        }
        return 0;
    }

    private static int run(String in, int from) {
        int end = from;
        while (end < in.length() && in.charAt(end) == '\\') {
            end++;
        }
        return end;
    }

    private static char letter(char c) {
        return switch (c) {
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            case '\b' -> 'b';
            case '\f' -> 'f';
            default -> c;
        };
    }

    private int percent(String wanted, int index) {
        int codePoint = wanted.codePointAt(index);
        byte[] bytes = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        int next = at;
        for (byte each : bytes) {
            if (next >= text.length() || text.charAt(next) != '%' || hex(next + 1, 2) != (each & 0xFF)) {
                return 0;
            }
            next += 3;
        }
        at = next;
        return Character.charCount(codePoint);
    }

    /** The value of hexadecimal digits, -1 if they are none. */
    private int hex(int from, int digits) {
        if (from + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text.charAt(i), RADIX);
            if (digit < 0) {
                return -1;
            }
            value = value * RADIX + digit;
        }
        return value;
    }
}
