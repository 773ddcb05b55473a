package org.connectorsdk.http.internal.transport;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.text.Masker;
import org.jspecify.annotations.Nullable;

/**
 * What a request sends under the names of secrets, at any depth of its body, in its query and in its headers: a server
 * that echoes one of these finds it masked, whoever put it there. Looked for when a text is to be masked, which is
 * after a failure.
 */
public final class SentSecrets implements Iterable<Secret> {
    /** Beyond it a body is no settings any more. */
    private static final long MOST = 16 << 20;

    private final Request request;
    private final Map<String, String> more;
    private @Nullable List<Secret> found;

    /**
     * Prepares; nothing is read yet.
     *
     * @param request the request
     * @param more headers that the caller adds to it
     */
    public SentSecrets(Request request, Map<String, String> more) {
        this.request = request;
        this.more = more;
    }

    /** {@return whether a request carries anything under a name} */
    public static boolean mayBeIn(Request request, Map<String, String> more) {
        return request.body() != null
                || request.url().encodedQuery() != null
                || request.headers().size() > 0
                || !more.isEmpty();
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
        request.headers().forEach(header -> line(lines, header.getFirst(), header.getSecond()));
        more.forEach((name, value) -> line(lines, name, value));
        return lines.toString();
    }

    private static void line(StringBuilder lines, String name, String value) {
        lines.append(name).append(": ").append(value).append('\n');
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
