package org.connectorsdk.api.facet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.call.AnswerHead;
import org.connectorsdk.api.call.RateLimit;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer to a raw request. The body is JSON ({@link #json}), another text ({@link #text}), or was not
 * there ({@link #isEmpty}). Immutable.
 *
 * @since 0.1.0
 */
public final class RawAnswer {
    private final AnswerHead head;
    private final @Nullable JsonValue json;
    private final @Nullable String text;

    private RawAnswer(AnswerHead head, @Nullable JsonValue json, @Nullable String text) {
        this.head = head;
        this.json = json;
        this.text = text;
    }

    /**
     * An answer without a body, of a request that is not known. For tests, and for providers that do not speak HTTP.
     *
     * @param status the HTTP status
     * @param headers all values of each header, in the order of the answer; without secrets. Of names that differ in
     *     case only one is kept
     * @return the answer
     */
    public static RawAnswer of(int status, Map<String, List<String>> headers) {
        return of(new AnswerHead("", "", 1, status, headers, Optional.empty(), Optional.empty()));
    }

    /**
     * An answer without a body.
     *
     * @param head all but the body
     * @return the answer
     */
    public static RawAnswer of(AnswerHead head) {
        return new RawAnswer(head, null, null);
    }

    /**
     * The same answer with JSON as its body.
     *
     * @param body the body
     * @return the answer
     */
    public RawAnswer withJson(JsonValue body) {
        return new RawAnswer(head, Objects.requireNonNull(body, "body"), null);
    }

    /**
     * The same answer with a text that is no JSON as its body.
     *
     * @param body the body; an empty one is none
     * @return the answer
     */
    public RawAnswer withText(String body) {
        return new RawAnswer(head, null, body.isEmpty() ? null : body);
    }

    /** {@return the HTTP status, 200 to 299} */
    public int status() {
        return head.status();
    }

    /**
     * {@return all headers but those that carry a secret, such as cookies; what is known to be secret is masked in the
     * others; all values of each header, in the order of the answer; looked up in any case, unmodifiable}
     */
    public Map<String, List<String>> headers() {
        return head.headers();
    }

    /**
     * One header.
     *
     * @param name its name, in any case
     * @return its last value; empty when it was not sent, or carries a secret
     */
    public Optional<String> header(String name) {
        return head.header(name);
    }

    /** {@return how the vendor's support finds the request; empty when the vendor names none} */
    public Optional<String> requestId() {
        return head.requestId();
    }

    /** {@return what the vendor reports about its request limit; empty when it reports nothing} */
    public Optional<RateLimit> rateLimit() {
        return head.rateLimit();
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
        return "RawAnswer[" + head.status() + "]";
    }
}
