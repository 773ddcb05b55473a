package org.connectorsdk.http.internal.framing;

/**
 * Counts the headers that come in on an HTTP/2 connection. A block of headers may be continued by further frames,
 * without end and without content; the client keeps it until it is complete. Everything else has the limits of the
 * protocol. For one thread at a time.
 */
final class HeaderFrames {
    private static final int FRAME_HEAD = 9;
    private static final int LENGTH_BYTES = 3;
    private static final int HEADERS = 1;
    private static final int PUSH_PROMISE = 5;
    private static final int CONTINUATION = 9;

    private int seen;
    private int length;
    private int type;
    private int payload;
    private long block;

    /** Follows what was read, before anybody else gets to see it. */
    void scan(byte[] bytes, int offset, int count) throws EndlessPartException {
        int end = offset + count;
        for (int i = offset; i < end; ) {
            if (payload > 0) {
                int skipped = Math.min(payload, end - i);
                payload -= skipped;
                i += skipped;
            } else {
                head(bytes[i++] & 0xFF);
            }
        }
    }

    private void head(int value) throws EndlessPartException {
        if (seen < LENGTH_BYTES) {
            length = length << Byte.SIZE | value;
        } else if (seen == LENGTH_BYTES) {
            type = value;
        }
        seen++;
        if (seen == FRAME_HEAD) {
            payload = length;
            count();
            seen = 0;
            length = 0;
        }
    }

    /** Frames without content are counted by their heads. */
    private void count() throws EndlessPartException {
        switch (type) {
            case HEADERS, PUSH_PROMISE -> block = (long) FRAME_HEAD + length;
            case CONTINUATION -> block += FRAME_HEAD + length;
            default -> block = 0;
        }
        if (block > ResponseFraming.MOST_HEAD) {
            throw EndlessPartException.larger("the header lines", ResponseFraming.MOST_HEAD);
        }
    }
}
