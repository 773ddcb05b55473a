package org.connectorsdk.http.auth;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Sends the request for a token. Implemented by the HTTP runtime.
 *
 * <p>The request is a POST of a JSON body to the base URL plus {@link TokenRequest#path()}, without any credential
 * header and without following redirects. It is repeated as a read would be (transport faults, 408, 429, 5xx) if it is
 * {@linkplain TokenRequest#isRepeatable() repeatable}, within {@link TokenRequest#timeout()}, which bounds all attempts
 * together, and within the attempts that the call allows which sets it off. Neither the deadline nor an interrupt of
 * the call that needs the token has a part in it, as other calls wait for the same token.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TokenEndpoint {

    /**
     * Asks for a token. Blocks.
     *
     * @param request what to send
     * @return the last answer, <em>whatever its status</em>; or, when no answer came, why: an error that names the
     *     token endpoint
     */
    Either<ConnectorError, TokenAnswer> post(TokenRequest request);

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

    /** A request for a token. Holds secrets, which {@code toString()} does not show. */
    public final class TokenRequest {
        /** Members that are used up by the request that brings them. */
        private static final List<String> SPENT =
                List.of("code", "refresh_token", "device_code", "assertion", "client_assertion", "subject_token");

        private final String path;
        private final JsonObject body;
        private final List<Secret> secrets;
        private final Duration timeout;
        private final boolean repeatable;

        /**
         * Makes a request that is repeated as a read would be, unless its grant spends something: an authorization
         * code, a refresh token or the like is sent once (F-27).
         *
         * @param path where to send it: relative to the base URL, without a leading slash
         * @param body the JSON to send, credentials included
         * @param secrets the texts within the body that must not be seen, for the mask
         * @param timeout bounds all attempts together, more than zero
         */
        public TokenRequest(String path, JsonObject body, List<Secret> secrets, Duration timeout) {
            this(path, body, secrets, timeout, !spends(body));
        }

        /**
         * Makes a request.
         *
         * @param path where to send it: relative to the base URL, without a leading slash
         * @param body the JSON to send, credentials included
         * @param secrets the texts within the body that must not be seen, for the mask
         * @param timeout bounds all attempts together, more than zero
         * @param repeatable whether it may be sent again when its fate is unknown; false where each request uses
         *     something up
         */
        public TokenRequest(String path, JsonObject body, List<Secret> secrets, Duration timeout, boolean repeatable) {
            this.repeatable = repeatable;
            this.path = Objects.requireNonNull(path, "path");
            this.body = Objects.requireNonNull(body, "body");
            this.secrets = List.copyOf(secrets);
            this.timeout = Objects.requireNonNull(timeout, "timeout");
        }

        /** {@return where to send it: relative to the base URL, without a leading slash} */
        public String path() {
            return path;
        }

        /** {@return the JSON to send; it shows secrets, so it is for the wire only} */
        public JsonObject body() {
            return body;
        }

        /** {@return the texts within the body that must not be seen} */
        public List<Secret> secrets() {
            return secrets;
        }

        /** {@return how long all attempts together may take} */
        public Duration timeout() {
            return timeout;
        }

        /** {@return whether it may be sent again when its fate is unknown} */
        public boolean isRepeatable() {
            return repeatable;
        }

        /**
         * RFC 6749 has a code used once, RFC 9700 a refresh token; of an assertion a server may remember the id (RFC
         * 7523).
         */
        private static boolean spends(JsonObject body) {
            return SPENT.stream().anyMatch(name -> body.string(name).isPresent());
        }

        /** {@return the path alone} */
        @Override
        public String toString() {
            return "TokenRequest[" + path + "]";
        }
    }
}
