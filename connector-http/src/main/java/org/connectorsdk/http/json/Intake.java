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
    private static final int LONGEST_ESCAPE = 12;
    /** Where a text cannot be cut between two characters for so long, it is not cut at all. */
    private static final int MOST_UNCUT = 1 << 20;

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

    /** Whether the parser is within a text that may be left out, so that nothing is lost by going on behind it. */
    private boolean cuttable;

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
        if (cuttable && taken > budget.barrier() && endsBetweenCharacters()) {
            throw new Cut();
        }
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
        if (taken > budget.barrier() && !(cuttable && taken - budget.barrier() <= MOST_UNCUT)) {
            throw failed(budget.overflow());
        }
    }

    /** Whether the buffer ends neither within an escape nor within a character of several bytes. */
    private boolean endsBetweenCharacters() {
        for (int at = Math.max(0, chunkEnd - LONGEST_ESCAPE); at < chunkEnd; at++) {
            if (chunk[at] < 0 || chunk[at] == '\\') {
                return false;
            }
        }
        return true;
    }

    /** From now on a text that goes beyond the ceiling of its element ends the reading by {@link Cut}. */
    void cuttable(boolean value) {
        cuttable = value;
    }

    /** How many bytes the parser was given. */
    long taken() {
        return taken;
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

    boolean isMarked() {
        return mark >= 0;
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

    /** A text is too long for its element; nothing was read since. */
    static final class Cut extends IOException {
        private static final long serialVersionUID = 1L;

        Cut() {
            super("cut", null);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
