package org.connectorsdk.http.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one answer on their way to the parser: counts them, keeps their start for an excerpt, and can give back those of the
 * element that is being read.
 */
final class Intake extends InputStream {
    private static final int HEAD = 128;
    private static final byte[] NOTHING = new byte[0];

    private final BufferedSource source;
    private final Budget budget;
    private final byte[] head = new byte[HEAD];
    private int headLength;
    private long taken;

    // The parser's buffer as it was filled last, and what it held before that of a marked element.
    private byte[] chunk = NOTHING;
    private int chunkEnd;
    private long mark = -1;
    private byte[] retained = NOTHING;
    private int retainedLength;

    private @Nullable IOException failure;

    Intake(BufferedSource source, ReadLimits limits) {
        this.source = source;
        this.budget = new Budget(limits);
    }

    Budget budget() {
        return budget;
    }

    /** Skips a byte order mark, which RFC 8259 section 8.1 lets a reader ignore. */
    void open() throws IOException {
        try {
            if (source.request(3)
                    && source.getBuffer().getByte(0) == (byte) 0xEF
                    && source.getBuffer().getByte(1) == (byte) 0xBB
                    && source.getBuffer().getByte(2) == (byte) 0xBF) {
                source.skip(3);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        retainChunk();
        int count;
        try {
            count = source.read(buffer, offset, length);
        } catch (IOException e) {
            throw failed(e);
        }
        if (count > 0) {
            took(buffer, offset, count);
        }
        return count;
    }

    private void took(byte[] buffer, int offset, int count) throws IOException {
        if (headLength < HEAD) {
            int part = Math.min(count, HEAD - headLength);
            System.arraycopy(buffer, offset, head, headLength, part);
            headLength += part;
        }
        chunk = buffer;
        chunkEnd = offset + count;
        taken += count;
        if (taken > budget.barrier()) {
            throw failed(budget.overflow());
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** The first bytes of the answer. */
    byte[] head() {
        return Arrays.copyOf(head, headLength);
    }

    /** What the source or a ceiling threw, in case the parser wrapped it; null if nothing did. */
    @Nullable
    IOException failure() {
        return failure;
    }

    private IOException failed(IOException e) {
        failure = e;
        return e;
    }

    /**
     * From now on what was read from {@code position} on can be had again; it must lie in the last buffer.
     *
     * @return false if there was a mark already, which lies before and stays
     */
    boolean mark(long position) {
        if (mark >= 0) {
            return false;
        }
        mark = position;
        retainedLength = 0;
        return true;
    }

    void forgetMark() {
        mark = -1;
    }

    /** What was read between two positions behind the mark. */
    byte[] between(long start, long end) {
        retainChunk();
        return Arrays.copyOfRange(retained, (int) (start - mark), (int) (end - mark));
    }

    /** Saves the parser's buffer before it is filled again, so that only an element which crosses buffers costs a copy. */
    private void retainChunk() {
        if (mark < 0) {
            return;
        }
        int missing = (int) (taken - mark) - retainedLength;
        int length = retainedLength + missing;
        if (retained.length < length) {
            retained = Arrays.copyOf(retained, Math.max(2 * retained.length, length));
        }
        System.arraycopy(chunk, chunkEnd - missing, retained, retainedLength, missing);
        retainedLength = length;
    }
}
