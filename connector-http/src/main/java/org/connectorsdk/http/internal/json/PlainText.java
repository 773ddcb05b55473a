package org.connectorsdk.http.internal.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds and compares texts in JSON, eight bytes at a time: ids and names are most of a list. */
final class PlainText {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long BLANKS = ONES * ' ';

    private PlainText() {}

    /**
     * Looks for the closing quote.
     *
     * @return how many bytes stand before it; -1 if one of them is not ASCII, is escaped or a control character, or if
     *     the quote is not there
     */
    static int length(byte[] buffer, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            long bytes = (long) EIGHT.get(buffer, at);
            long quotes = bytes ^ QUOTES;
            long backslashes = bytes ^ BACKSLASHES;
            // The lowest mark is right; one above it may be a carry.
            long marks =
                    (((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes) | (bytes - BLANKS) | bytes)
                            & HIGH;
            if (marks != 0) {
                int first = at + (Long.numberOfTrailingZeros(marks) >>> 3);
                return buffer[first] == '"' ? first - from : -1;
            }
            at += Long.BYTES;
        }
        for (; at < to; at++) {
            byte next = buffer[at];
            if (next == '"') {
                return at - from;
            }
            if (next < ' ' || next == '\\') { // bytes beyond ASCII are negative
                return -1;
            }
        }
        return -1;
    }

    /**
     * {@return whether a text stands there}
     *
     * @param text may be longer than what counts of it
     * @param length how many of its bytes count; the buffer has as many there
     */
    static boolean isAt(byte[] buffer, int from, byte[] text, int length) {
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            if ((long) EIGHT.get(buffer, from + at) != (long) EIGHT.get(text, at)) {
                return false;
            }
        }
        for (; at < length; at++) {
            if (buffer[from + at] != text[at]) {
                return false;
            }
        }
        return true;
    }
}
