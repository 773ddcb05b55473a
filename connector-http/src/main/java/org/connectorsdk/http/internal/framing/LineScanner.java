package org.connectorsdk.http.internal.framing;

/**
 * Finds the ends of lines, and of a block of lines, in bytes that arrive piece by piece. Lines end as the HTTP client
 * sees it.
 */
final class LineScanner {
    private long length;
    private byte last;
    private boolean blank;

    /** Begins a line. */
    void restart() {
        length = 0;
        last = 0;
        blank = false;
    }

    /**
     * Goes to the end of the line.
     *
     * @return the index behind it, or {@code to} if it does not end in these bytes
     */
    int endOfLine(byte[] bytes, int from, int to) {
        blank = false;
        for (int i = from; i < to; i++) {
            byte next = bytes[i];
            if (next == '\n') {
                blank = length == 0 || (length == 1 && last == '\r');
                length = 0;
                last = next;
                return i + 1;
            }
            length++;
            last = next;
        }
        return to;
    }

    /** {@return the index behind the first blank line, or {@code to}; {@link #isAtEndOfBlock()} tells which} */
    int endOfBlock(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            at = endOfLine(bytes, at, to);
            if (blank) {
                return at;
            }
        }
        return to;
    }

    /** {@return whether the last scanned byte ended a line} */
    boolean isAtEndOfLine() {
        return last == '\n';
    }

    /** {@return whether the last scanned byte ended a blank line} */
    boolean isAtEndOfBlock() {
        return blank;
    }
}
