package org.connectorsdk.api.facet;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer to a raw request. The body is JSON ({@link #json}), another text ({@link #text}), or was not
 * there ({@link #isEmpty}). Immutable.
 */
public final class RawAnswer {
    private final int status;
    private final Map<String, List<String>> headers;
    private final @Nullable JsonValue json;
    private final @Nullable String text;

    private RawAnswer(int status, Map<String, List<String>> headers, @Nullable JsonValue json, @Nullable String text) {
        this.status = status;
        this.headers = headers;
        this.json = json;
        this.text = text;
    }

    /**
     * An answer without a body.
     *
     * @param status the HTTP status
     * @param headers all values of each header, in the order of the answer; without secrets. Of names that differ in
     *     case only one is kept
     * @return the answer
     */
    public static RawAnswer of(int status, Map<String, List<String>> headers) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return new RawAnswer(status, Collections.unmodifiableMap(copy), null, null);
    }

    /**
     * The same answer with JSON as its body.
     *
     * @param body the body
     * @return the answer
     */
    public RawAnswer withJson(JsonValue body) {
        return new RawAnswer(status, headers, Objects.requireNonNull(body, "body"), null);
    }

    /**
     * The same answer with a text that is no JSON as its body.
     *
     * @param body the body; an empty one is none
     * @return the answer
     */
    public RawAnswer withText(String body) {
        return new RawAnswer(status, headers, null, body.isEmpty() ? null : body);
    }

    /** {@return the HTTP status, 200 to 299} */
    public int status() {
        return status;
    }

    /**
     * {@return all headers but those that carry a secret, such as cookies; what is known to be secret is masked in the
     * others; all values of each header, in the order of the answer; looked up in any case, unmodifiable}
     */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /**
     * One header.
     *
     * @param name its name, in any case
     * @return its last value; empty when it was not sent, or carries a secret
     */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /**
     * {@return the body, as it came, if it is JSON: by its media type, or because it reads as an object or an array}
     */
    public Optional<JsonValue> json() {
        return Optional.ofNullable(json);
    }

    /** {@return the body, as it came, if it is a text that is no JSON} */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /** {@return whether there was no body, as with status 204} */
    public boolean isEmpty() {
        return json == null && text == null;
    }

    /** {@return the status alone: headers and body may hold what must not be logged} */
    @Override
    public String toString() {
        return "RawAnswer[" + status + "]";
    }
}
