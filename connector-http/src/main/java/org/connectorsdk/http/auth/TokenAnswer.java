package org.connectorsdk.http.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** What the token endpoint answered. Holds a token, which {@code toString()} does not show. */
public final class TokenAnswer {
    private final int status;
    private final String contentType;
    private final @Nullable JsonValue body;
    private final @Nullable Instant serverTime;
    private final long sentAt;
    private final int attempts;
    private final Duration elapsed;

    /**
     * Makes an answer.
     *
     * @param status HTTP status
     * @param contentType media type of the body without parameters, empty when the answer named none
     * @param body the body if it is JSON, null if it is not
     * @param serverTime the {@code Date} header, null when there is none
     * @param sentAt reading of the monotonic clock when the request that got this answer was sent
     * @param attempts requests sent
     * @param elapsed the time of all attempts
     */
    public TokenAnswer(
            int status,
            String contentType,
            @Nullable JsonValue body,
            @Nullable Instant serverTime,
            long sentAt,
            int attempts,
            Duration elapsed) {
        this.status = status;
        this.contentType = Objects.requireNonNull(contentType, "contentType");
        this.body = body;
        this.serverTime = serverTime;
        this.sentAt = sentAt;
        this.attempts = attempts;
        this.elapsed = Objects.requireNonNull(elapsed, "elapsed");
    }

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }

    /** {@return the media type of the body; empty when the answer named none} */
    public String contentType() {
        return contentType;
    }

    /** {@return the body; empty when it is not JSON} */
    public Optional<JsonValue> body() {
        return Optional.ofNullable(body);
    }

    /** {@return the server's own time; empty when it did not say} */
    public Optional<Instant> serverTime() {
        return Optional.ofNullable(serverTime);
    }

    /** {@return the monotonic clock's reading when the request was sent} */
    public long sentAt() {
        return sentAt;
    }

    /** {@return how many requests it took} */
    public int attempts() {
        return attempts;
    }

    /** {@return how long all attempts took} */
    public Duration elapsed() {
        return elapsed;
    }

    /** {@return status and content type alone} */
    @Override
    public String toString() {
        return "TokenAnswer[" + status + " " + contentType + "]";
    }
}
