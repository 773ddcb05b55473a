package org.connectorsdk.http.operation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.jspecify.annotations.Nullable;

/**
 * A request body that is streamed and never held in memory, for a {@code @Body} parameter. Give its method
 * {@link TimeoutClass#TRANSFER}.
 *
 * <p>A replayable body can be sent again where the operation's safety allows a repeat; a one-shot body is sent once at
 * the most, whatever the safety.
 *
 * @since 0.1.0
 */
public final class UploadBody {
    private final String contentType;
    private final long length;
    private final boolean replayable;
    private final Source source;
    private final @Nullable Path file;

    /** Opens the content. */
    @FunctionalInterface
    public interface Source {
        /**
         * Opens the content at its beginning.
         *
         * @return a stream that the runtime closes
         * @throws IOException if it cannot be opened; the call then fails with nothing sent
         */
        InputStream open() throws IOException;
    }

    private UploadBody(String contentType, long length, boolean replayable, Source source, @Nullable Path file) {
        this.contentType = Objects.requireNonNull(contentType, "contentType");
        this.length = length;
        this.replayable = replayable;
        this.source = Objects.requireNonNull(source, "source");
        this.file = file;
    }

    /**
     * The content of a file. Replayable.
     *
     * @param file a readable file that does not change while it is sent
     * @param contentType its media type
     * @return the body
     * @throws IOException if the size of the file cannot be read
     */
    public static UploadBody file(Path file, String contentType) throws IOException {
        return new UploadBody(contentType, Files.size(file), true, () -> Files.newInputStream(file), file);
    }

    /**
     * Content that can be opened again for each attempt.
     *
     * @param source opens it
     * @param length bytes; -1 when unknown, which sends it in chunks
     * @param contentType its media type
     * @return the body
     */
    public static UploadBody replayable(Source source, long length, String contentType) {
        return new UploadBody(contentType, length, true, source, null);
    }

    /**
     * Content that exists once. The runtime closes the stream after sending it.
     *
     * @param content the stream
     * @param length bytes; -1 when unknown, which sends it in chunks
     * @param contentType its media type
     * @return the body
     */
    public static UploadBody oneShot(InputStream content, long length, String contentType) {
        Objects.requireNonNull(content, "content");
        return new UploadBody(contentType, length, false, () -> content, null);
    }

    /**
     * A body from a source that opens its content each time.
     *
     * @param source opens the content
     * @param replayable whether it can be opened more than once
     * @param length how many bytes; -1 when unknown
     * @param contentType the media type
     * @return the body
     */
    public static UploadBody of(Source source, boolean replayable, long length, String contentType) {
        return new UploadBody(contentType, length, replayable, source, null);
    }

    /** {@return the media type} */
    public String contentType() {
        return contentType;
    }

    /** {@return how many bytes; -1 when unknown} */
    public long length() {
        return length;
    }

    /** {@return whether the content can be opened more than once} */
    public boolean isReplayable() {
        return replayable;
    }

    /** {@return whether the content is a file, of which any {@linkplain #slice slice} can be sent by itself} */
    public boolean isFile() {
        return file != null;
    }

    /**
     * Opens the content at its beginning: a second time only if it is replayable. The caller closes it.
     *
     * @return the content
     * @throws IOException if it cannot be opened
     */
    public InputStream open() throws IOException {
        return source.open();
    }

    /**
     * A part of a file. Replayable, and opened by as many threads as want to.
     *
     * @param offset where it begins
     * @param bytes how many bytes it has
     * @return the part
     * @throws IllegalStateException if this is no file
     */
    public UploadBody slice(long offset, long bytes) {
        Path whole = file;
        if (whole == null) {
            throw new IllegalStateException("only files have slices");
        }
        return new UploadBody(
                contentType,
                bytes,
                true,
                () -> {
                    InputStream in = Files.newInputStream(whole);
                    try {
                        in.skipNBytes(offset); // a seek
                        return in;
                    } catch (IOException e) {
                        in.close();
                        throw e;
                    }
                },
                null);
    }

    /** {@return what opens the content} */
    public Source source() {
        return source;
    }

    /** {@return media type and length, never content} */
    @Override
    public String toString() {
        return "UploadBody[" + contentType + ", " + (length < 0 ? "unknown length" : length + " bytes") + "]";
    }
}
