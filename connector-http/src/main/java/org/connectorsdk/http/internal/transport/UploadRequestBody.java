package org.connectorsdk.http.internal.transport;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.connectorsdk.http.operation.UploadBody;
import org.jspecify.annotations.Nullable;

/** Sends an {@link UploadBody} piece by piece, telling the watchdog that it moves. */
public final class UploadRequestBody extends RequestBody {
    private static final int PIECE = 64 << 10;

    private final UploadBody content;
    private final @Nullable MediaType type;
    private final @Nullable InFlightRequest inFlight;

    public UploadRequestBody(UploadBody content) {
        this(content, MediaType.parse(content.contentType()), null);
    }

    private UploadRequestBody(UploadBody content, @Nullable MediaType type, @Nullable InFlightRequest inFlight) {
        this.content = content;
        this.type = type;
        this.inFlight = inFlight;
    }

    /** {@return the same content for one attempt} */
    public UploadRequestBody on(InFlightRequest attempt) {
        return new UploadRequestBody(content, type, attempt);
    }

    public boolean isReplayable() {
        return content.isReplayable();
    }

    @Override
    public @Nullable MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return content.length();
    }

    /** Keeps the HTTP client from sending it a second time by itself. */
    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try (InputStream in = open()) {
            byte[] piece = new byte[PIECE];
            for (int count = read(in, piece); count >= 0; count = read(in, piece)) {
                sink.write(piece, 0, count);
                if (inFlight != null) {
                    inFlight.moved();
                }
            }
        }
    }

    private InputStream open() throws IOException {
        try {
            return content.source().open();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private int read(InputStream in, byte[] piece) throws IOException {
        try {
            return in.read(piece);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private IOException failed(IOException e) {
        if (inFlight != null) {
            inFlight.contentFailed();
        }
        return e;
    }
}
