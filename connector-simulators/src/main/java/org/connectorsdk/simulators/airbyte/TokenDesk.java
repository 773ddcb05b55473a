package org.connectorsdk.simulators.airbyte;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.connectorsdk.testkit.simulator.IdSource;
import org.jspecify.annotations.Nullable;

/** Client id and secret, and the tokens that were handed out for them. */
final class TokenDesk {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final InstantSource clock;
    private final IdSource ids;
    private final Duration lifetime;
    private final String clientId;
    private final String clientSecret;
    private final Map<String, Instant> ends = new HashMap<>();
    private TokenBehaviour behaviour = TokenBehaviour.JWT;
    private @Nullable String latest;
    private int handedOut;

    TokenDesk(InstantSource clock, IdSource ids, Duration lifetime) {
        this.clock = clock;
        this.ids = ids;
        this.lifetime = lifetime;
        this.clientId = ids.uuid().toString();
        this.clientSecret = ids.text("", 40);
    }

    String clientId() {
        return clientId;
    }

    String clientSecret() {
        return clientSecret;
    }

    Duration lifetime() {
        return lifetime;
    }

    void behave(TokenBehaviour newBehaviour) {
        behaviour = newBehaviour;
    }

    void revoke() {
        ends.replaceAll((token, end) -> Instant.MIN);
    }

    boolean knows(String id, String secret) {
        return clientId.equals(id) && clientSecret.equals(secret);
    }

    boolean accepts(String token) {
        Instant end = ends.get(token);
        return end != null && clock.instant().isBefore(end);
    }

    int handedOut() {
        return handedOut;
    }

    String handOut() {
        handedOut++;
        String token = latest;
        if (token == null || !isHandedOutAgain(token)) {
            Instant end = clock.instant().plus(lifetime);
            token = behaviour.isOpaque() ? ids.text("", 48) : jwt(end);
            ends.put(token, end);
            latest = token;
        }
        return token;
    }

    private boolean isHandedOutAgain(String token) {
        return switch (behaviour) {
            case JWT, OPAQUE -> false;
            case REPLAYED, REPLAYED_OPAQUE -> accepts(token);
            case FROZEN -> true;
        };
    }

    /** Signed with random letters: clients read it, nobody verifies it. */
    private String jwt(Instant end) {
        String header = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        String payload = encoded(
                "{\"sub\":\"" + clientId + "\",\"iat\":" + clock.instant().getEpochSecond() + ",\"exp\":"
                        + end.getEpochSecond() + ",\"jti\":\"" + ids.uuid() + "\"}");
        return header + "." + payload + "." + ids.text("", 43);
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
