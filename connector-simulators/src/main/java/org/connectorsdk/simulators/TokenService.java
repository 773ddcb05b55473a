package org.connectorsdk.simulators;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.IdSource;

/**
 * The keys and tokens that a vendor has given out, what each of them allows, and until when. For use while the
 * simulator's monitor is held.
 *
 * @param <G> what a token allows
 * @since 0.1.0
 */
public final class TokenService<G> {
    private record Issued<G>(G grant, Instant end) {}

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int SIGNATURE = 43;

    private final InstantSource clock;
    private final IdSource ids;
    private final Map<String, Issued<G>> issued = new HashMap<>();

    /**
     * Makes a service that has given out nothing.
     *
     * @param clock the vendor's time
     * @param ids what tokens are drawn from
     */
    public TokenService(InstantSource clock, IdSource ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Gives out a token, or changes what one allows.
     *
     * @param token the token
     * @param grant what it allows
     * @param end when it ends; {@link Instant#MAX} for never
     * @return the token
     */
    public String accept(String token, G grant, Instant end) {
        issued.put(token, new Issued<>(grant, end));
        return token;
    }

    /**
     * What a token allows now.
     *
     * @param token any text
     * @return empty when it was never given out, has ended or was revoked
     */
    public Optional<G> grant(String token) {
        return Optional.ofNullable(issued.get(token))
                .filter(known -> clock.instant().isBefore(known.end()))
                .map(Issued::grant);
    }

    /**
     * Whether a token was given out and not revoked, be it over or not.
     *
     * @param token any text
     * @return true when it was
     */
    public boolean knows(String token) {
        return issued.containsKey(token);
    }

    /**
     * Makes a token worthless.
     *
     * @param token any text
     */
    public void revoke(String token) {
        issued.remove(token);
    }

    /** Makes all tokens worthless. */
    public void revokeAll() {
        issued.clear();
    }

    /**
     * Makes a JWT, signed with random letters: clients read it, nobody verifies it. It is not accepted by this alone.
     *
     * @param holder whose it is, the claim {@code sub}
     * @param end when it ends, the claim {@code exp}
     * @return three parts with dots between them
     */
    public String jwt(String holder, Instant end) {
        String claims = Json.object()
                .put("sub", holder)
                .put("iat", clock.instant().getEpochSecond())
                .put("exp", end.getEpochSecond())
                .put("jti", ids.uuid().toString())
                .toString();
        return encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + '.' + encoded(claims) + '.' + ids.text("", SIGNATURE);
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
