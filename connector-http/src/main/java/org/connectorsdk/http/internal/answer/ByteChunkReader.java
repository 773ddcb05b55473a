package org.connectorsdk.http.internal.answer;

import java.io.IOException;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes an answer to pieces of bytes, as they arrive.
 *
 * @param takesPages whether the caller asked for pages
 */
public record ByteChunkReader(boolean takesPages) implements ChunkReader<byte[]> {
    private static final long LARGEST = 64 << 10;

    @Override
    public boolean needsBody() {
        return false;
    }

    @Override
    public ChunkedAnswer<byte[]> open(Response answer, BufferedSource body) throws IOException {
        RawReader.requireReadable(answer);
        return new ChunkedAnswer<>() {
            @Override
            public byte @Nullable [] next() throws IOException {
                return body.request(1)
                        ? body.readByteArray(Math.min(LARGEST, body.getBuffer().size()))
                        : null;
            }
        };
    }
}
