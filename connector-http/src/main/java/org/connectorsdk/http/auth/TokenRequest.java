package org.connectorsdk.http.auth;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;

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
     * Makes a request that is repeated as a read would be, unless its grant spends something: an authorization code, a refresh
     * token or the like is sent once (F-27).
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
     * @param repeatable whether it may be sent again when its fate is unknown; false where each request uses something up
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

    /** RFC 6749 has a code used once, RFC 9700 a refresh token; of an assertion a server may remember the id (RFC 7523). */
    private static boolean spends(JsonObject body) {
        return SPENT.stream().anyMatch(name -> body.string(name).isPresent());
    }

    /** {@return the path alone} */
    @Override
    public String toString() {
        return "TokenRequest[" + path + "]";
    }
}
