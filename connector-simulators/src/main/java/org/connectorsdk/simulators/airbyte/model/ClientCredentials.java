package org.connectorsdk.simulators.airbyte.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.connectorsdk.simulators.TokenService;
import org.connectorsdk.testkit.simulator.IdSource;
import org.jspecify.annotations.Nullable;

/**
 * Client id and secret, and the tokens that were handed out for them.
 *
 * @since 0.1.0
 */
public final class ClientCredentials {
    public final String clientId;
    public final String clientSecret;
    public final Duration lifetime;
    public TokenBehaviour behaviour = TokenBehaviour.JWT;
    public int handedOut;
    private final InstantSource clock;
    private final IdSource ids;
    private final TokenService<String> tokens;
    private @Nullable String latest;

    ClientCredentials(InstantSource clock, IdSource ids, Duration lifetime) {
        this.clock = clock;
        this.ids = ids;
        this.lifetime = lifetime;
        this.tokens = new TokenService<>(clock, ids);
        this.clientId = ids.uuid().toString();
        this.clientSecret = ids.text("", 40);
    }

    public void revoke() {
        tokens.revokeAll();
    }

    public boolean knows(String id, String secret) {
        return clientId.equals(id) && clientSecret.equals(secret);
    }

    public boolean accepts(String token) {
        return tokens.grant(token).isPresent();
    }

    public String handOut() {
        handedOut++;
        String token = latest;
        if (token == null || !isHandedOutAgain(token)) {
            Instant end = clock.instant().plus(lifetime);
            token = tokens.accept(behaviour.isOpaque() ? ids.text("", 48) : tokens.jwt(clientId, end), clientId, end);
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
}
