package org.connectorsdk.api.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Undoes one layer of escapes: backslashes as in JSON, {@code %xx} and {@code %uxxxx}, and the entities of HTML. */
final class Escapes {
    private static final int RADIX = 16;
    /** The smallest byte that begins a character of several bytes in UTF-8. */
    private static final int FIRST_LEAD = 0xC2;

    private final TextView text;
    private final TextView.Builder undone;
    private int at;
    private boolean changed;

    Escapes(TextView text) {
        this.text = text;
        this.undone = new TextView.Builder(text);
    }

    /** {@return whether a text has what begins an escape} */
    static boolean mayBeIn(String text) {
        return text.indexOf('\\') >= 0 || text.indexOf('%') >= 0 || text.indexOf('&') >= 0;
    }

    /** {@return the next view; null if nothing is escaped} */
    @Nullable
    TextView undone() {
        while (at < text.length()) {
            int end = switch (text.at(at)) {
                case '\\' -> backslash();
                case '%' -> percent();
                case '&' -> entity();
                default -> at;
            };
            if (end == at) {
                undone.add(text.at(at), at, at + 1);
                end++;
            } else {
                changed = true;
            }
            at = end;
        }
        return changed ? undone.build() : null;
    }

    private int backslash() {
        if (at + 1 >= text.length()) {
            return at;
        }
        char c = text.at(at + 1);
        if (c == 'u' && hex(at + 2, 4) >= 0) {
            return emit(hex(at + 2, 4), at + 6);
        }
        if (c == 'x' && hex(at + 2, 2) >= 0) {
            return emit(hex(at + 2, 2), at + 4);
        }
        return emit(
                switch (c) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    default -> c;
                },
                at + 2);
    }

    private int percent() {
        if ((text.at(at + 1) == 'u' || text.at(at + 1) == 'U') && hex(at + 2, 4) >= 0) {
            return emit(hex(at + 2, 4), at + 6);
        }
        int first = hex(at + 1, 2);
        if (first < 0) {
            return at;
        }
        int bytes = first < FIRST_LEAD ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        byte[] encoded = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            int value = text.at(at + 3 * i) == '%' ? hex(at + 3 * i + 1, 2) : -1;
            if (value < 0) {
                return emit(first, at + 3);
            }
            encoded[i] = (byte) value;
        }
        try {
            CharSequence decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(encoded));
            return emit(Character.codePointAt(decoded, 0), at + 3 * bytes);
        } catch (CharacterCodingException notUtf8) {
            return emit(first, at + 3);
        }
    }

    private int entity() {
        return text.at(at + 1) == '#' ? numbered() : named();
    }

    private int numbered() {
        boolean hex = text.at(at + 2) == 'x' || text.at(at + 2) == 'X';
        int radix = hex ? RADIX : 10;
        int from = hex ? at + 3 : at + 2;
        int end = from;
        long value = 0;
        while (value <= Character.MAX_CODE_POINT && Character.digit(text.at(end), radix) >= 0) {
            value = value * radix + Character.digit(text.at(end), radix);
            end++;
        }
        if (end == from || value > Character.MAX_CODE_POINT) {
            return at;
        }
        return emit((int) value, text.at(end) == ';' ? end + 1 : end);
    }

    private int named() {
        int end = at + 1;
        while (Character.isLetterOrDigit(text.at(end))) {
            end++;
        }
        int value = text.at(end) == ';' ? HtmlNames.character(text.text(at + 1, end)) : -1;
        return value < 0 ? at : emit(value, end + 1);
    }

    /** Puts a character in the place of its escape, which is longer than the character in every case. */
    private int emit(int codePoint, int end) {
        for (char c : Character.toChars(codePoint)) {
            undone.add(c, at, end);
        }
        return end;
    }

    /** The value of hexadecimal digits in any case, -1 if they are none. */
    private int hex(int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text.at(i), RADIX);
            if (digit < 0) {
                return -1;
            }
            value = value * RADIX + digit;
        }
        return value;
    }
}
