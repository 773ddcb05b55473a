package org.connectorsdk.http;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.text.Masker;
import org.jspecify.annotations.Nullable;

/**
 * What a request sends under the names of secrets, at any depth of its body, in its query and in its headers: a server that echoes one
 * of these finds it masked, whoever put it there. Looked for when a text is to be masked, which is after a failure.
 */
final class SentSecrets implements Iterable<Secret> {
    /** Beyond it a body is no settings any more. */
    private static final long MOST = 16 << 20;

    private final Request request;
    private @Nullable List<Secret> found;

    SentSecrets(Request request) {
        this.request = request;
    }

    @Override
    public synchronized Iterator<Secret> iterator() {
        List<Secret> secrets = found;
        if (secrets == null) {
            secrets = Masker.secretsIn(headers() + query() + body());
            found = secrets;
        }
        return secrets.iterator();
    }

    private String headers() {
        StringBuilder lines = new StringBuilder();
        request.headers()
                .forEach(header -> lines.append(header.getFirst())
                        .append(": ")
                        .append(header.getSecond())
                        .append('\n'));
        return lines.toString();
    }

    private String query() {
        String query = request.url().encodedQuery();
        return query == null ? "" : query + "\n";
    }

    private String body() {
        RequestBody body = request.body();
        if (body == null || body instanceof UploadRequestBody || body.isOneShot() || body.isDuplex()) {
            return "";
        }
        try {
            if (body.contentLength() > MOST) {
                return "";
            }
            Buffer text = new Buffer();
            body.writeTo(text);
            return text.readUtf8();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
