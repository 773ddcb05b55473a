package org.connectorsdk.api.facet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One request to a place below the base URL, for {@link RawApi}. Immutable, and as often sent as it is given away.
 *
 * <p>Building one never fails: what cannot be sent is in {@link #violations}, and {@link RawApi} refuses it.
 *
 * @since 0.1.0
 */
public final class RawRequest {
    private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z-]{0,31}");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(?:\\s*;[ -~]*)?");

    private final String method;
    private final String path;
    private final List<Map.Entry<String, String>> query;
    private final @Nullable JsonValue body;
    private final @Nullable Content content;
    private final Safety safety;
    private final List<FieldViolation> violations;

    private RawRequest(Builder from) {
        this.method = from.method;
        this.query = List.copyOf(from.query);
        this.body = from.body;
        this.content = from.content;
        this.safety = from.safety;
        List<FieldViolation> wrong = new ArrayList<>();
        this.path = path(from, wrong);
        checkMethod(from, wrong);
        checkQuery(wrong);
        checkContent(wrong);
        this.violations = List.copyOf(wrong);
    }

    /** What repeating a request would do on the provider's side. It alone decides whether it is ever sent twice. */
    public enum Safety {
        /**
         * Changes nothing. Repeated after 408, 429, 500, 502, 503, 504 and broken connections; its failures never have
         * the outcome UNKNOWN.
         */
        READ,

        /** Changes something, but a second time changes nothing more. Repeated like {@link #READ}. */
        IDEMPOTENT,

        /**
         * Each request acts anew. Repeated only where it is proven that the server did not act: the connection was
         * never established, 429, or 401 on a token that the library itself had minted.
         */
        ONCE
    }

    /** Opens content to send. */
    @FunctionalInterface
    public interface Source {

        /**
         * Opens it; the stream is closed after sending it.
         *
         * @return the content from its beginning
         * @throws IOException if it cannot be read
         */
        InputStream open() throws IOException;
    }

    /**
     * A body that is sent as it is read.
     *
     * @param source opens it, for each attempt anew
     * @param isReplayable whether it can be opened more than once; if not, the request is sent only once, whatever its
     *     safety
     * @param length bytes; -1 when unknown, which sends it in chunks
     * @param contentType its media type
     */
    public record Content(Source source, boolean isReplayable, long length, String contentType) {
        /**
         * Null for any part is refused with {@link NullPointerException}.
         *
         * @param source opens it, for each attempt anew
         * @param isReplayable whether it can be opened more than once
         * @param length bytes; -1 when unknown, which sends it in chunks
         * @param contentType its media type
         */
        public Content {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(contentType, "contentType");
        }
    }

    /**
     * Starts a request.
     *
     * @param method the HTTP method in upper case; any but CONNECT and TRACE
     * @return a builder without path, query and body, and with the safety {@link Safety#ONCE}
     */
    public static Builder builder(String method) {
        return new Builder(method);
    }

    private static String path(Builder from, List<FieldViolation> wrong) {
        String text = from.path;
        if (text != null && !from.segments.isEmpty()) {
            wrong.add(violation("path", "is given together with segments; give one of them"));
            return "/";
        }
        try {
            return text == null ? RawPath.of(from.segments) : RawPath.of(text);
        } catch (RawPath.Refused e) {
            wrong.add(violation("path", e.problem()));
            return "/";
        }
    }

    private static void checkMethod(Builder from, List<FieldViolation> wrong) {
        String method = from.method;
        if (!METHOD.matcher(method).matches()) {
            wrong.add(violation("method", "must be an HTTP method in upper case, such as GET"));
        } else if (method.equals("CONNECT") || method.equals("TRACE")) {
            wrong.add(violation("method", "must not be " + method + ", which asks for no resource"));
        } else if ((from.body != null || from.content != null) && (method.equals("GET") || method.equals("HEAD"))) {
            wrong.add(violation("body", "has no meaning with " + method));
        }
        if (from.body != null && from.content != null) {
            wrong.add(violation("body", "is given together with content; give one of them"));
        }
    }

    private void checkQuery(List<FieldViolation> wrong) {
        for (Map.Entry<String, String> parameter : query) {
            if (parameter.getKey().isEmpty()) {
                wrong.add(violation("query", "has a parameter without a name"));
            } else if (RawPath.isBroken(parameter.getKey())
                    || parameter.getKey().chars().anyMatch(Character::isISOControl)) {
                wrong.add(violation("query", "has a name with a control character or an unpaired surrogate"));
            } else if (RawPath.isBroken(parameter.getValue())) {
                wrong.add(violation("query", "has a value with an unpaired surrogate"));
            }
        }
    }

    private void checkContent(List<FieldViolation> wrong) {
        if (content != null && !MEDIA_TYPE.matcher(content.contentType()).matches()) {
            wrong.add(violation("contentType", "must be a media type such as text/csv"));
        }
        if (content != null && content.length() < -1) {
            wrong.add(violation("length", "must be 0 or more, or -1 when unknown"));
        }
    }

    private static FieldViolation violation(String field, String message) {
        return new FieldViolation(field, "refused", message);
    }

    /** {@return everything that is wrong with it, without its values; empty if it can be sent} */
    public List<FieldViolation> violations() {
        return violations;
    }

    /** {@return the HTTP method} */
    public String method() {
        return method;
    }

    /** {@return the path below the base URL, percent-encoded, beginning with a slash; a mere slash if it is refused} */
    public String path() {
        return path;
    }

    /** {@return names and values of the query, in order, not encoded} */
    public List<Map.Entry<String, String>> query() {
        return query;
    }

    /** {@return the JSON to send} */
    public Optional<JsonValue> body() {
        return Optional.ofNullable(body);
    }

    /** {@return the content to send where it is no JSON value} */
    public Optional<Content> content() {
        return Optional.ofNullable(content);
    }

    /** {@return what repeating it would do} */
    public Safety safety() {
        return safety;
    }

    /** {@return method and safety: path, query and body may hold what must not be logged} */
    @Override
    public String toString() {
        return "RawRequest[" + method + ", " + safety + "]";
    }

    /** Builds a request. Not thread-safe. */
    public static final class Builder {
        private final String method;
        private final List<String> segments = new ArrayList<>();
        private final List<Map.Entry<String, String>> query = new ArrayList<>();
        private @Nullable String path;
        private @Nullable JsonValue body;
        private @Nullable Content content;
        private Safety safety = Safety.ONCE;

        private Builder(String method) {
            this.method = Objects.requireNonNull(method, "method");
        }

        /**
         * Adds segments of the path; each is percent-encoded, so that a slash in an id is part of the id.
         *
         * @param more the segments as they are, such as {@code "v1", "connections", id}; empty ones, dots and whatever
         *     a server could take for them, backslashes and control characters are refused
         * @return this builder
         */
        public Builder segments(String... more) {
            segments.addAll(List.of(more));
            return this;
        }

        /**
         * Gives the path as a text, instead of {@link #segments}.
         *
         * @param text the path, percent-encoded where it must be, beginning with one slash: {@code /v1/connections}. No
         *     address, no query and no fragment; dots as segments, backslashes and control characters are refused,
         *     encoded ones too
         * @return this builder
         */
        public Builder path(String text) {
            this.path = Objects.requireNonNull(text, "text");
            return this;
        }

        /**
         * Adds a query parameter.
         *
         * @param name its name, not encoded
         * @param value its value, not encoded
         * @return this builder
         */
        public Builder query(String name, String value) {
            query.add(Map.entry(name, value));
            return this;
        }

        /**
         * Sends JSON.
         *
         * @param value the body
         * @return this builder
         */
        public Builder body(JsonValue value) {
            this.body = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Sends content that can be opened again for each attempt.
         *
         * @param source opens it
         * @param length bytes; -1 when unknown, which sends it in chunks
         * @param contentType its media type
         * @return this builder
         */
        public Builder content(Source source, long length, String contentType) {
            this.content = new Content(source, true, length, contentType);
            return this;
        }

        /**
         * Sends content that exists once; the request is never repeated after it was begun.
         *
         * @param stream the content, closed after sending it
         * @param length bytes; -1 when unknown, which sends it in chunks
         * @param contentType its media type
         * @return this builder
         */
        public Builder contentOnce(InputStream stream, long length, String contentType) {
            Objects.requireNonNull(stream, "stream");
            this.content = new Content(() -> stream, false, length, contentType);
            return this;
        }

        /**
         * Declares what repeating the request would do, which only its caller knows.
         *
         * @param value the safety; default {@link Safety#ONCE}
         * @return this builder
         */
        public Builder safety(Safety value) {
            this.safety = Objects.requireNonNull(value, "value");
            return this;
        }

        /** {@return the request, good or not} */
        public RawRequest build() {
            return new RawRequest(this);
        }
    }
}
