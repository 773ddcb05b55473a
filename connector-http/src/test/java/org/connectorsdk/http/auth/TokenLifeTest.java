package org.connectorsdk.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.connectorsdk.api.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a token lives (INC-14). */
class TokenLifeTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration ASSUMED = Duration.ofSeconds(150);
    private static final long T = NOW.getEpochSecond();

    private static String jwt(String claims) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".sig";
    }

    private static String jwt(long issued, long expires) {
        return jwt("{\"iat\":" + issued + ",\"exp\":" + expires + "}");
    }

    private static long life(JsonObject answer, String token, Optional<Instant> serverTime, Instant here) {
        return TokenLife.of(answer, token, serverTime, here, ASSUMED).toSeconds();
    }

    private static long life(JsonObject answer, String token) {
        return life(answer, token, Optional.empty(), NOW);
    }

    @Test
    void expiresInIsANumberOrText() {
        assertThat(life(JsonObject.of("expires_in", 180), "t")).isEqualTo(180);
        assertThat(life(JsonObject.of("expires_in", "180"), "t")).isEqualTo(180);
        assertThat(life(JsonObject.of("expires_in", 180.5), "t")).isEqualTo(180);
        assertThat(life(JsonObject.of("expires_in", "180.0000000000"), "t")).isEqualTo(180);
    }

    @Test
    void withoutAnySignItIsAssumed() {
        assertThat(life(JsonObject.empty(), "opaque")).isEqualTo(150);
        assertThat(life(JsonObject.of("expires_in", null), "a.b.c")).isEqualTo(150);
    }

    @Test
    void theClaimsOfAJwtCount() {
        assertThat(life(JsonObject.empty(), jwt("{\"exp\":" + (T + 180) + "}"))).isEqualTo(180);
    }

    @Test
    void theShortestOfAllSignsCounts() {
        assertThat(life(JsonObject.of("expires_in", 300), jwt(T - 11, T + 289))).isEqualTo(289);
        assertThat(life(JsonObject.of("expires_in", 100), jwt(T, T + 180))).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(longs = {-600, 600})
    void withTheServersTimeAWrongClockDoesNotMatter(long wrongBy) {
        Instant here = NOW.plusSeconds(wrongBy);

        assertThat(life(JsonObject.empty(), jwt(T - 60, T + 120), Optional.of(NOW), here))
                .isEqualTo(120);
    }

    @Test
    void aClockThatIsBehindIsNoticedByTheTimeOfIssue() {
        assertThat(life(JsonObject.empty(), jwt(T, T + 180), Optional.empty(), NOW.minusSeconds(600)))
                .isEqualTo(180);
    }

    @Test
    void aTokenDeadOnArrivalIsASignOfAFastClock() {
        assertThat(life(JsonObject.empty(), jwt(T, T + 180), Optional.empty(), NOW.plusSeconds(600)))
                .isEqualTo(180);
        assertThat(life(JsonObject.of("expires_in", 170), jwt(T, T + 180), Optional.empty(), NOW.plusSeconds(600)))
                .isEqualTo(170);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.!!!.c", "a..c", "..", "a.bm90IGpzb24.c"})
    void whatIsNoJwtIsAnOpaqueToken(String token) {
        assertThat(life(JsonObject.of("expires_in", 77), token)).isEqualTo(77);
    }

    @Test
    void claimsThatMakeNoSenseAreNone() {
        assertThat(life(JsonObject.empty(), jwt("[1]"))).isEqualTo(150);
        assertThat(life(JsonObject.empty(), jwt("{\"exp\":\"tomorrow\"}"))).isEqualTo(150);
        assertThat(life(JsonObject.empty(), jwt("{\"exp\":-1}"))).isEqualTo(150);
        assertThat(life(JsonObject.empty(), jwt("{\"exp\":1e300,\"iat\":1}"))).isEqualTo(150);
        assertThat(life(JsonObject.empty(), jwt(T + 500, T + 400))).isEqualTo(150);
        assertThat(life(JsonObject.empty(), jwt(0, T - 100))).isEqualTo(150);
        assertThat(life(JsonObject.empty(), jwt(-5, T - 100))).isEqualTo(150);
    }

    @Test
    void aLifeLongerThanAYearIsAYear() {
        assertThat(life(JsonObject.of("expires_in", 999_999_999_999L), "t"))
                .isEqualTo(Duration.ofDays(365).toSeconds());
    }
}
