package org.connectorsdk.api.facet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads the path of a raw request. What any server or proxy on the way could take for another place than the one that
 * is written is refused, however often it is encoded.
 */
final class RawPath {
    /** Besides letters, digits and {@code -._~}; a semicolon, which some servers cut at, is not among them. */
    private static final String PLAIN_IN_SEGMENT = ":@!$&'()*+,=";

    /** No server decodes more often, and each time makes a text shorter. */
    private static final int MOST_DECODINGS = 8;

    private RawPath() {}

    /** Why a path is refused. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String problem) {
            super(problem, null, false, false);
        }

        String problem() {
            return String.valueOf(getMessage());
        }
    }

    /** {@return the encoded path of segments that are not encoded} */
    static String of(List<String> segments) throws Refused {
        if (segments.isEmpty()) {
            throw new Refused("is missing: give segments, or a path that begins with a slash");
        }
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            if (segment.isEmpty()) {
                throw new Refused("has an empty segment");
            }
            check(segment, path.isEmpty());
            path.append('/').append(encoded(segment));
        }
        return path.toString();
    }

    /** {@return the text, which is the encoded path} */
    static String of(String text) throws Refused {
        if (text.isEmpty()) {
            throw new Refused("is empty; the base URL itself is /");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new Refused("has a control character");
        }
        if (text.indexOf('\\') >= 0) {
            throw new Refused("has a backslash");
        }
        if (text.matches("[A-Za-z][A-Za-z0-9+.-]*:.*") || text.startsWith("//")) {
            throw new Refused("is an absolute URL; only paths below the base URL are allowed");
        }
        if (text.charAt(0) != '/') {
            throw new Refused("must begin with a slash");
        }
        if (text.indexOf('?') >= 0 || text.indexOf('#') >= 0) {
            throw new Refused(
                    "has a query or fragment; give query parameters apart, and write %3F or %23 for the character");
        }
        checkCharacters(text);
        String[] segments = text.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            if (segments[i].isEmpty() && i < segments.length - 1) {
                throw new Refused("has an empty segment");
            }
            check(decoded(segments[i]), i == 0);
        }
        return text;
    }

    private static void checkCharacters(String text) throws Refused {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits = isUnreserved(c) || PLAIN_IN_SEGMENT.indexOf(c) >= 0 || c == '/' || c == ';' || c == '%';
            if (!fits) {
                throw new Refused("has a character that must be percent-encoded");
            }
        }
    }

    /** Checks a segment as it is, and as a server that decodes it twice reads it. */
    private static void check(String segment, boolean isFirst) throws Refused {
        String seen = segment;
        for (int i = 0; i < MOST_DECODINGS; i++) {
            checkOnce(seen);
            if (isFirst && seen.startsWith("/")) {
                throw new Refused("begins with two slashes, or with what a server may read as two");
            }
            if (seen.indexOf('%') < 0) {
                return;
            }
            String next = leniently(seen);
            if (next.equals(seen)) {
                return;
            }
            seen = next;
        }
        throw new Refused("is percent-encoded too many times");
    }

    private static void checkOnce(String segment) throws Refused {
        if (isBroken(segment)) {
            throw new Refused("has an unpaired surrogate");
        }
        if (segment.chars().anyMatch(Character::isISOControl)) {
            throw new Refused("has a control character");
        }
        if (segment.indexOf('\\') >= 0) {
            throw new Refused("has a backslash");
        }
        for (String part : Normalizer.normalize(segment, Normalizer.Form.NFKC).split("[/\\\\]", -1)) {
            int parameters = part.indexOf(';');
            String name = (parameters < 0 ? part : part.substring(0, parameters)).strip();
            if (name.equals(".") || name.equals("..")) {
                throw new Refused("has . or .. as a segment, or what a server may read as one");
            }
        }
    }

    /** {@return whether it has half of a surrogate pair, for which there is no UTF-8} */
    static boolean isBroken(String text) {
        return !StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Strictly: what is no UTF-8, such as an overlong dot, is read in another way by somebody. */
    private static String decoded(String segment) throws Refused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(segment, true)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refused("has percent-encoded bytes that are no UTF-8");
        }
    }

    private static String leniently(String segment) throws Refused {
        return new String(bytes(segment, false), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String segment, boolean strictly) throws Refused {
        byte[] given = segment.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[given.length];
        int length = 0;
        for (int i = 0; i < given.length; i++) {
            int high = given[i] == '%' && i + 2 < given.length ? Character.digit(given[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(given[i + 2], 16);
            if (low >= 0) {
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
            } else if (given[i] == '%' && strictly) {
                throw new Refused("has a percent sign that encodes nothing");
            } else {
                bytes[length++] = given[i];
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private static String encoded(String segment) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (isUnreserved(c) || PLAIN_IN_SEGMENT.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
    }
}
