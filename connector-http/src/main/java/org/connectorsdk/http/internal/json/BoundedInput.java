package org.connectorsdk.http.internal.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one answer on their way to the parser: counts them, keeps their start for an excerpt, and can give back
 * those of the element that is being read.
 */
final class BoundedInput extends InputStream {
    private static final int HEAD = 128;
    private static final int LONGEST_ESCAPE = 12;
    /** Where a text cannot be cut between two characters for so long, it is not cut at all. */
    private static final int MOST_UNCUT = 1 << 20;

    private static final byte[] NOTHING = new byte[0];

    private final BufferedSource source;
    private final ReadQuota quota;
    private final byte[] head = new byte[HEAD];
    private int headLength;
    private long taken;

    // The parser's buffer as it was filled last, and what it held before that of a marked element.
    private byte[] chunk = NOTHING;
    private int chunkEnd;
    private long mark = -1;
    private final Buffer retained = new Buffer();

    /** Whether the parser is within a text that may be left out, so that nothing is lost by going on behind it. */
    private boolean cuttable;

    private @Nullable IOException failure;

    BoundedInput(BufferedSource source, ReadLimits limits) {
        this.source = source;
        this.quota = new ReadQuota(limits);
    }

    ReadQuota budget() {
        return quota;
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
            failure = e;
            throw e;
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (cuttable && taken > quota.barrier() && endsBetweenCharacters()) {
            throw new Cut();
        }
        retainChunk();
        int count;
        try {
            count = source.read(buffer, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        if (count != -1) {
            took(buffer, offset, count);
        }
        return count;
    }

    private void took(byte[] buffer, int offset, int count) throws IOException {
        int ofHead = Math.min(count, HEAD - headLength);
        System.arraycopy(buffer, offset, head, headLength, ofHead);
        headLength += ofHead;
        chunk = buffer;
        chunkEnd = offset + count;
        taken += count;
        if (taken > quota.barrier() && !(cuttable && taken - quota.barrier() <= MOST_UNCUT)) {
            IOException overflow = quota.overflow();
            failure = overflow;
            throw overflow;
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
    public int read() {
        throw new UnsupportedOperationException("the parser fills buffers");
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

    /** From now on what was read from {@code position} on can be had again; it must lie in the last buffer. */
    void mark(long position) {
        mark = position;
        retained.clear();
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
        Buffer part = new Buffer();
        retained.copyTo(part, start - mark, end - start);
        return part.readByteArray();
    }

    /**
     * Saves the parser's buffer before it is filled again, so that only an element which crosses buffers costs a copy.
     */
    private void retainChunk() {
        if (isMarked()) {
            int missing = (int) (taken - mark - retained.size());
            retained.write(chunk, chunkEnd - missing, missing);
        }
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
