package org.connectorsdk.api.config;

import org.connectorsdk.api.json.JsonString;

/** Makes a value fit for a message: masked, cut and on one line. */
final class DisplayValue {

    private static final int LONGEST = 80;
    private static final char REPLACEMENT = '\uFFFD';

    private DisplayValue() {}

    /** The value in quotation marks. For values of settings that are not secret only. */
    static String of(String value) {
        // Masked before it is cut: the @ that gives a password away may stand beyond the cut.
        return new JsonString(printable(cut(withoutQuery(withoutUserInfo(value))))).toJson();
    }

    /** Nobody breaks a log line, turns its direction or paints it by way of a value. */
    private static String printable(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            text.append(
                    switch (Character.getType(c)) {
                        case Character.CONTROL,
                                Character.FORMAT,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR -> REPLACEMENT;
                        default -> c;
                    });
        }
        return text.toString();
    }

    /** The value without quotation marks. */
    static String unquoted(String value) {
        String quoted = of(value);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String withoutUserInfo(String value) {
        int at = value.lastIndexOf('@');
        int scheme = value.indexOf("://");
        if (at < 0 || (scheme < 0 && value.lastIndexOf(':', at) < 0)) {
            return value;
        }
        int from = scheme >= 0 && scheme < at ? scheme + "://".length() : 0;
        return value.substring(0, from) + "[masked]" + value.substring(at);
    }

    /** Tokens travel in queries and fragments as well. */
    private static String withoutQuery(String value) {
        if (!value.contains("://")) {
            return value;
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '?' || value.charAt(i) == '#') {
                return value.substring(0, i + 1) + "…";
            }
        }
        return value;
    }

    private static String cut(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }
}
