package org.connectorsdk.http.internal.json;

import java.nio.charset.StandardCharsets;
import org.connectorsdk.api.text.Masker;

/**
 * The start of an answer, fit to be shown: what stands in quotation marks is blotted out unless it is the name of a
 * member, and so is every digit outside of them, because any value may be a credential (INC-11).
 */
final class Excerpt {
    private static final int LONGEST = 100;

    private final String text;
    private final StringBuilder shown = new StringBuilder();
    private int at;

    private Excerpt(String text) {
        this.text = text;
    }

    /**
     * Masked before anything is blotted or cut: what is left of a secret after that is one still, and is not found any
     * more.
     */
    static String of(byte[] start, Masker masker) {
        return new Excerpt(masker.maskBeginning(new String(start, StandardCharsets.UTF_8))).render();
    }

    private String render() {
        while (at < text.length() && shown.length() < LONGEST) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted();
            } else {
                plain(c);
            }
        }
        if (at < text.length()) {
            shown.append('…');
        }
        return shown.toString().strip();
    }

    private void plain(char c) {
        at++;
        if (c >= '0' && c <= '9') {
            shown.append('#');
        } else if (Character.isWhitespace(c) || Character.isISOControl(c)) {
            shown.append(' ');
        } else if (c != '\uFFFD') {
            shown.append(c);
        }
    }

    private void quoted() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        String name = text.substring(at + 1, Math.min(end, text.length()));
        at = Math.min(end + 1, text.length());
        if (isName(name) && colonFollows()) {
            shown.append('"').append(name).append('"');
        } else {
            shown.append("\"…\"");
        }
    }

    /** A word such as {@code next_cursor}; anything else may be a value that serves as a key. */
    private static boolean isName(String quoted) {
        return quoted.length() <= 40 && quoted.chars().allMatch(c -> Character.isLetter(c) || c == '_' || c == '-');
    }

    private boolean colonFollows() {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && text.charAt(next) == ':';
    }
}
