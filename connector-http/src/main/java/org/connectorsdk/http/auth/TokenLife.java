package org.connectorsdk.http.auth;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.internal.json.Json;

/**
 * How long a token lives, counted from when it was asked for: the shortest of all that is known.
 *
 * <ul>
 *   <li>{@code expires_in}, a number or text. It may be a copy from when the token was made, and so too long (INC-14).
 * <li>Of a JWT: from {@code iat} to {@code exp}, and from now to {@code exp}. "Now" is what the server says in its
 * {@code Date} header. Without one it is this machine's clock, which may be wrong: a token cannot be older than {@code
 * iat}, and one that seems to be dead on arrival is taken for the sign of a wrong clock.
 * </ul>
 */
final class TokenLife {
    private static final Duration LONGEST = Duration.ofDays(365);

    private Duration shortest = LONGEST;
    private boolean known;

    private TokenLife() {}

    /**
     * How long a token lives.
     *
     * @param answer the answer that it came with
     * @param token the token
     * @param serverTime what the server says the time is
     * @param now the time of this machine
     * @param assumed the life of a token of which nothing is known
     */
    static Duration of(JsonObject answer, String token, Optional<Instant> serverTime, Instant now, Duration assumed) {
        TokenLife life = new TokenLife();
        life.atMost(seconds(answer, "expires_in"));
        claims(token).ifPresent(claims -> life.claimed(claims, serverTime, now));
        return life.known ? life.shortest : assumed;
    }

    private void claimed(JsonObject claims, Optional<Instant> serverTime, Instant now) {
        Optional<Duration> expires = seconds(claims, "exp");
        Optional<Duration> issued = seconds(claims, "iat");
        if (expires.isEmpty()) {
            return;
        }
        atMost(issued.map(expires.get()::minus));
        Duration here = Duration.ofSeconds(now.getEpochSecond());
        Duration notBefore = Collections.max(List.of(issued.orElse(here), here));
        Duration present = serverTime
                .map(time -> Duration.ofSeconds(time.getEpochSecond()))
                .orElse(notBefore);
        atMost(Optional.of(expires.get().minus(present)));
    }

    private void atMost(Optional<Duration> life) {
        if (life.isPresent() && !life.get().isNegative() && !life.get().isZero()) {
            known = true;
            shortest = Collections.min(List.of(life.get(), shortest));
        }
    }

    private static Optional<Duration> seconds(JsonObject object, String member) {
        Optional<JsonNumber> number =
                object.number(member).or(() -> object.string(member).flatMap(TokenLife::number));
        try {
            return number.map(JsonNumber::bigDecimalValue)
                    .filter(value -> value.signum() > 0 && value.precision() - value.scale() <= 12)
                    .map(BigDecimal::longValue)
                    .map(Duration::ofSeconds);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNumber> number(String text) {
        try {
            return Optional.of(JsonNumber.ofRaw(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The claims of a JWT (RFC 7519). The signature is the server's business. */
    private static Optional<JsonObject> claims(String token) {
        int start = token.indexOf('.') + 1;
        int end = token.indexOf('.', start);
        if (start == 0 || end < 0) {
            return Optional.empty();
        }
        try {
            byte[] payload =
                    Base64.getUrlDecoder().decode(token.substring(start, end).getBytes(StandardCharsets.US_ASCII));
            return Json.parse(payload).flatMap(value -> value.asObject());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
