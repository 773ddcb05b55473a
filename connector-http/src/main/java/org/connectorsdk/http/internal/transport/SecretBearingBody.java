package org.connectorsdk.http.internal.transport;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.connectorsdk.api.config.Secret;
import org.jspecify.annotations.Nullable;

/** A body that tells its call what is secret in it. */
public final class SecretBearingBody extends RequestBody {
    private final RequestBody content;
    private final Iterable<Secret> secrets;

    public SecretBearingBody(RequestBody content, Iterable<Secret> secrets) {
        this.content = content;
        this.secrets = secrets;
    }

    public Iterable<Secret> secrets() {
        return secrets;
    }

    @Override
    public @Nullable MediaType contentType() {
        return content.contentType();
    }

    @Override
    public long contentLength() throws IOException {
        return content.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        content.writeTo(sink);
    }
}
