package org.connectorsdk.http.internal.answer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Response;
import okio.BufferedSource;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.internal.framing.RetryAfterHidingInterceptor;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.jspecify.annotations.Nullable;

/** The beginning of an answer that is not what was asked for, taken out of the connection. */
public final class ErrorBody implements ErrorAnswer {
    /** Bytes that are taken at the most. */
    public static final int MOST = 64 << 10;

    private final String operation;
    private final int status;
    private final Headers headers;
    private final String contentType;
    private final byte[] bytes;
    private final boolean whole;
    private boolean parsed;
    private @Nullable JsonValue tree;

    private ErrorBody(String operation, Response answer, byte[] bytes, boolean whole) {
        this.operation = operation;
        this.status = answer.code();
        this.headers = answer.headers();
        this.contentType = mediaType(answer);
        this.bytes = bytes;
        this.whole = whole;
    }

    /**
     * Takes at most 64 kB out of an answer; when more would come its connection is broken (INC-27c). An answer that
     * breaks off is taken as far as it came, since its status says enough.
     */
    public static ErrorBody take(String operation, Response answer, BufferedSource body, InFlightRequest inFlight) {
        boolean whole;
        try {
            whole = !body.request(MOST + 1);
        } catch (IOException e) {
            whole = false;
        }
        long size = Math.min(MOST, body.getBuffer().size());
        byte[] bytes = body.getBuffer().snapshot((int) size).toByteArray();
        if (!whole) {
            inFlight.cancel();
        }
        return new ErrorBody(operation, answer, bytes, whole);
    }

    /** What an answer of success reports as a failure, as if it were the body of a refusal. */
    public static ErrorBody of(String operation, Response answer, JsonObject members) {
        return new ErrorBody(operation, answer, members.toJson().getBytes(StandardCharsets.UTF_8), true);
    }

    /** {@return the media type of an answer without its parameters, in lower case; empty when it names none} */
    public static String mediaType(Response answer) {
        MediaType type = answer.body().contentType();
        return type == null ? "" : (type.type() + "/" + type.subtype()).toLowerCase(Locale.ROOT);
    }

    /** {@return whether a media type, parameters or not, is that of a page for people} */
    public static boolean isPage(@Nullable String contentType) {
        return contentType != null
                && (contentType.regionMatches(true, 0, "text/html", 0, 9)
                        || contentType.regionMatches(true, 0, "application/xhtml", 0, 17));
    }

    /** {@return whether it is a page for people, by its media type or by its beginning} */
    public boolean isPage() {
        if (isPage(contentType)) {
            return true;
        }
        for (byte b : bytes) {
            if (b > ' ') {
                return b == '<';
            }
        }
        return false;
    }

    public Headers headers() {
        return headers;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String contentType() {
        return contentType;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(RetryAfterHidingInterceptor.arrivingAs(name)));
    }

    @Override
    public Optional<JsonValue> json() {
        if (!parsed) {
            tree = whole ? Json.parse(bytes).orElse(null) : null;
            parsed = true;
        }
        return Optional.ofNullable(tree);
    }

    @Override
    public JsonObject object() {
        return json().filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .orElse(JsonObject.empty());
    }

    @Override
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
