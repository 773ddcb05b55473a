package org.connectorsdk.api.json;

/** The grammar of numbers, RFC 8259 section 6, checked in one pass and without a regular expression. */
final class NumberGrammar {

    private NumberGrammar() {}

    /** Whether the whole text is one number. */
    static boolean matches(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int end = integer(text, at);
        if (end < 0) {
            return false;
        }
        if (end < text.length() && text.charAt(end) == '.') {
            at = end + 1;
            end = digits(text, at);
            if (end == at) {
                return false;
            }
        }
        if (end < text.length() && (text.charAt(end) | 0x20) == 'e') {
            at = end + 1;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            end = digits(text, at);
            if (end == at) {
                return false;
            }
        }
        return end == text.length();
    }

    /** Where the integer part ends, or -1 if there is none or it has a leading zero. */
    private static int integer(String text, int from) {
        int end = digits(text, from);
        boolean leadingZero = end - from > 1 && text.charAt(from) == '0';
        return end == from || leadingZero ? -1 : end;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
