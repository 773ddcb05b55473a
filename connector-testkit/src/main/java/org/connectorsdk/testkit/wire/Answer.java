package org.connectorsdk.testkit.wire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An HTTP answer as a value: status, header lines in order, body. Immutable; the methods that change it return a copy.
 *
 * @since 0.1.0
 */
public final class Answer {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON = "application/json";

    private final int status;
    private final List<HttpHeader> headers;
    private final byte[] body;
    private final Optional<StreamingBody> stream;

    private Answer(int status, List<HttpHeader> headers, byte[] body, Optional<StreamingBody> stream) {
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("status: not an HTTP status: " + status);
        }
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.stream = stream;
    }

    /**
     * An answer without headers and with an empty body.
     *
     * @param status the HTTP status, 100 to 599
     * @return the answer
     */
    public static Answer status(int status) {
        return new Answer(status, List.of(), new byte[0], Optional.empty());
    }

    /** {@return the 204 that says "done, nothing to show"; the answer} */
    public static Answer noContent() {
        return status(204);
    }

    /**
     * An answer of type {@code application/json}.
     *
     * @param status the HTTP status
     * @param json what to print as its body
     * @return the answer
     */
    public static Answer json(int status, JsonNode json) {
        return bytes(status, JSON, json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * An answer of type {@code application/json} whose text is given, well formed or not.
     *
     * @param status the HTTP status
     * @param json its body, sent as UTF-8
     * @return the answer
     */
    public static Answer json(int status, String json) {
        return bytes(status, JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * An answer of type {@code text/plain}.
     *
     * @param status the HTTP status
     * @param text its body, sent as UTF-8
     * @return the answer
     */
    public static Answer text(int status, String text) {
        return bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * An answer of type {@code text/html}.
     *
     * @param status the HTTP status
     * @param html its body, sent as UTF-8
     * @return the answer
     */
    public static Answer html(int status, String html) {
        return bytes(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * An answer with the given bytes, sent with a {@code Content-Length}.
     *
     * @param status the HTTP status
     * @param contentType its media type
     * @param body its body; not copied, do not change it afterwards
     * @return the answer
     */
    public static Answer bytes(int status, String contentType, byte[] body) {
        return status(status).header(CONTENT_TYPE, contentType).body(body);
    }

    /**
     * An answer whose body is made while it is sent, chunked.
     *
     * @param status the HTTP status
     * @param contentType its media type
     * @param body writes the body
     * @return the answer
     */
    public static Answer stream(int status, String contentType, StreamingBody body) {
        return new Answer(status, List.of(new HttpHeader(CONTENT_TYPE, contentType)), new byte[0], Optional.of(body));
    }

    /**
     * This answer with one more header line; a name may be used several times.
     *
     * @param name the header's name
     * @param value its value
     * @return the changed copy
     */
    public Answer header(String name, String value) {
        List<HttpHeader> more = new ArrayList<>(headers);
        more.add(new HttpHeader(name, value));
        return new Answer(status, more, body, stream);
    }

    /**
     * This answer without the header lines of one name.
     *
     * @param name the header's name, in any case
     * @return the changed copy
     */
    public Answer withoutHeader(String name) {
        List<HttpHeader> fewer = headers.stream()
                .filter(header -> !header.name().equalsIgnoreCase(name))
                .toList();
        return new Answer(status, fewer, body, stream);
    }

    /**
     * This answer with another body, sent with a {@code Content-Length}.
     *
     * @param newBody the bytes; not copied, do not change them afterwards
     * @return the changed copy
     */
    public Answer body(byte[] newBody) {
        return new Answer(status, headers, requireNonNull(newBody, "newBody"), Optional.empty());
    }

    /** {@return the HTTP status; 100 to 599} */
    public int status() {
        return status;
    }

    /**
     * {@return the header lines in the order in which they are sent, without those that the transport adds; an
     * immutable list}
     */
    public List<HttpHeader> headers() {
        return headers;
    }

    /**
     * The value of a header, the first one if there are several.
     *
     * @param name the header's name, in any case
     * @return its value, empty when there is no such header
     */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(HttpHeader::value)
                .findFirst();
    }

    /** {@return what makes the body when it is sent; empty when the body is at hand} */
    public Optional<StreamingBody> streamingBody() {
        return stream;
    }

    /**
     * The whole body in memory; a streaming one is written out for it, so ask for it only where it is known to be
     * small.
     *
     * @return the bytes; do not change them
     */
    public byte[] bodyBytes() {
        if (stream.isEmpty()) {
            return body;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            stream.get().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("a body could not be written to memory", e);
        }
        return out.toByteArray();
    }

    @Override
    public String toString() {
        return "Answer[" + status + ", " + header(CONTENT_TYPE).orElse("no content type") + ", "
                + (stream.isPresent() ? "streamed" : body.length + " bytes") + "]";
    }
}
