package org.connectorsdk.api.spi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.connectorsdk.api.connection.PageToken;

/**
 * The page tokens of a walk, 8 bytes of a digest of each: tokens may be long, and a walk may have a hundred thousand.
 * One such walk in a thousand million takes two tokens for the same. For one thread.
 */
final class SeenTokens {
    private static final int FIRST_PLACES = 2;

    private long[] marks = new long[FIRST_PLACES];
    private int size;

    /** {@return whether it is new} */
    boolean add(PageToken token) {
        long mark = digest(token) | 1; // 0 is a free place
        if (!put(marks, mark)) {
            return false;
        }
        size++;
        if (2 * size > marks.length) {
            long[] more = new long[2 * marks.length];
            for (long old : marks) {
                if (old != 0) {
                    put(more, old);
                }
            }
            marks = more;
        }
        return true;
    }

    private static long digest(PageToken token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(token.value().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static boolean put(long[] places, long mark) {
        int place = (int) (mark >>> 32) & (places.length - 1);
        while (places[place] != 0) {
            if (places[place] == mark) {
                return false;
            }
            place = (place + 1) & (places.length - 1);
        }
        places[place] = mark;
        return true;
    }

    /** {@return how many there are} */
    int size() {
        return size;
    }
}
