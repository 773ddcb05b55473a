package org.connectorsdk.hotdata;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.util.Arrays;
import java.util.Optional;
import org.connectorsdk.http.operation.UploadBody;

/**
 * A content in parts. Those of a file are read from it while they are sent; those of a stream, which cannot be read
 * twice, are held in memory, hence fewer at a time. For one thread.
 */
abstract class UploadContent implements Closeable {
    private static final int MOST_PARALLEL = 10;
    private static final long MOST_UNDER_WAY = 256L << 20;
    private static final long MOST_HELD = 16L << 20;

    final long partSize;

    UploadContent(long partSize) {
        this.partSize = partSize;
    }

    static UploadContent of(UploadBody content, long partSize) throws IOException {
        if (content.isFile()) {
            return new OfFile(content, partSize);
        }
        if (partSize > MOST_UNDER_WAY) {
            throw new UnfitException("parts of that size cannot be held in memory");
        }
        return new OfStream(content.open(), content.length(), partSize);
    }

    /** A content of known length in one part: held in memory if it is small and no file, else read while it is sent. */
    static UploadContent whole(UploadBody content) throws IOException {
        if (content.isFile()) {
            return new OfFile(content, Math.max(1, content.length()));
        }
        if (content.length() <= MOST_HELD) {
            return new OfStream(content.open(), content.length(), Math.max(1, content.length()));
        }
        if (!content.isReplayable()) {
            throw new UnfitException("a single part of that size cannot be held in memory");
        }
        return new OfSource(content);
    }

    /** The content cannot be uploaded; the message, unlike that of other exceptions, is ours. */
    static final class UnfitException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        UnfitException(String message) {
            super(message);
        }
    }

    private static UploadBody held(byte[] bytes) {
        return UploadBody.replayable(() -> new ByteArrayInputStream(bytes), bytes.length, "");
    }

    /** {@return the next part; the first one even if it is empty} */
    abstract Optional<UploadBody> next() throws IOException;

    /** {@return how many parts may be under way} */
    abstract int parallel();

    static int parallel(long partSize, long most) {
        return (int) Math.max(1, Math.min(MOST_PARALLEL, most / partSize));
    }

    private static final class OfFile extends UploadContent {
        private final UploadBody file;
        private long next;

        OfFile(UploadBody file, long partSize) {
            super(partSize);
            this.file = file;
        }

        @Override
        Optional<UploadBody> next() {
            if (next > 0 && next >= file.length()) {
                return Optional.empty();
            }
            long length = Math.min(partSize, file.length() - next);
            UploadBody part = file.slice(next, length);
            next += partSize;
            return Optional.of(part);
        }

        @Override
        int parallel() {
            return parallel(partSize, MOST_UNDER_WAY);
        }

        @Override
        public void close() {
            // each part opens the file itself
        }
    }

    private static final class OfSource extends UploadContent {
        private Optional<UploadBody> next;

        OfSource(UploadBody content) {
            super(content.length());
            this.next = Optional.of(content);
        }

        @Override
        Optional<UploadBody> next() {
            Optional<UploadBody> whole = next;
            next = Optional.empty();
            return whole;
        }

        @Override
        int parallel() {
            return 1;
        }

        @Override
        public void close() {
            // it opens itself
        }
    }

    private static final class OfStream extends UploadContent {
        private static final long USUAL_PART = 16 << 20;

        private final InputStream in;
        private final long length;
        private long read;
        private boolean over;

        OfStream(InputStream in, long length, long partSize) {
            super(partSize);
            this.in = in;
            this.length = length;
        }

        @Override
        Optional<UploadBody> next() throws IOException {
            if (over) {
                return Optional.empty();
            }
            byte[] bytes = part();
            boolean first = read == 0;
            read += bytes.length;
            over = bytes.length < partSize || read == length;
            boolean differs = over ? read != length || in.read() >= 0 : read > length;
            if (length >= 0 && differs) {
                throw new UnfitException("its length is not the declared one");
            }
            return bytes.length == 0 && !first ? Optional.empty() : Optional.of(held(bytes));
        }

        /** Reads parts of a usual size in place: gathering them first would take the memory twice. */
        private byte[] part() throws IOException {
            if (partSize > USUAL_PART) {
                return in.readNBytes((int) partSize);
            }
            byte[] whole = new byte[(int) partSize];
            int count = in.readNBytes(whole, 0, whole.length);
            return count == whole.length ? whole : Arrays.copyOf(whole, count);
        }

        @Override
        int parallel() {
            return parallel(partSize, MOST_HELD);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
