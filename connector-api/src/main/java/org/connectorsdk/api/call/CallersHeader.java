package org.connectorsdk.api.call;

import java.util.Locale;
import java.util.Set;

/** Which request headers a caller may add. */
final class CallersHeader {
    /** Headers that carry identity or framing; they belong to the library, a caller may not set them. */
    private static final Set<String> RESERVED = Set.of(
            "authorization",
            "proxy-authorization",
            "cookie",
            "host",
            "content-length",
            "content-type",
            "content-encoding",
            "transfer-encoding",
            "connection",
            "accept-encoding",
            "expect",
            "upgrade",
            "te",
            "trailer",
            "x-api-key");

    private CallersHeader() {}

    /**
     * Refuses what may not be sent.
     *
     * @throws IllegalArgumentException naming the header, never its value
     */
    static void check(String name, String value) {
        if (name.isEmpty() || !name.chars().allMatch(CallersHeader::tokenCharacter)) {
            throw new IllegalArgumentException("header: not a header name");
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("header " + name + ": is reserved for the library");
        }
        if (!value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("header " + name + ": value has a character beyond visible ASCII");
        }
    }

    private static boolean tokenCharacter(int c) {
        return c > 0x20 && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
    }
}
