package org.connectorsdk.simulators.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.TokenBehaviour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AirbyteAccessTest extends AirbyteFixture {
    @Override
    AirbyteOptions options() {
        return AirbyteOptions.defaults().tokenLifetime(Duration.ofMinutes(3));
    }

    private String credentials(String more) {
        Map<String, String> settings = simulator.settings();
        return "{\"client_id\": \"" + settings.get("client-id") + "\", \"client_secret\": \""
                + settings.get("client-secret") + "\"" + more + "}";
    }

    private Reply configToken() throws IOException {
        return config("/applications/token", credentials(""));
    }

    private Reply publicToken() throws IOException {
        return open("POST", "/applications/token", credentials(", \"grant-type\": \"client_credentials\""));
    }

    private int statusWith(String token) throws IOException {
        return send("GET", "/api/public/v1/workspaces", "", "Authorization: Bearer " + token)
                .status();
    }

    @Test
    void theConfigurationApisTokenSaysNothingOfItsLife() throws IOException {
        Reply reply = configToken();
        assertThat(names(reply.json())).containsExactly("access_token");
        assertThat(statusWith(reply.text("/access_token"))).isEqualTo(200);
    }

    @Test
    void thePublicApiSaysHowLongATokenLives() throws IOException {
        Reply reply = publicToken();
        assertThat(reply.at("/expires_in").intValue()).isEqualTo(180);
        assertThat(reply.text("/token_type")).isEqualTo("Bearer");
    }

    @Test
    void aTokenIsAJwtThatSaysWhenItEnds() throws IOException {
        String payload = configToken().text("/access_token").split("\\.", -1)[1];
        String json = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        assertThat(Json.parse(json).path("exp").longValue())
                .isEqualTo(clock.instant().plusSeconds(180).getEpochSecond());
    }

    @Test
    void aTokenEndsWithTheClock() throws IOException {
        String token = configToken().text("/access_token");
        clock.advance(Duration.ofSeconds(179));
        assertThat(statusWith(token)).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(statusWith(token)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", \"grant_type\": \"client_credentials\"",
                ", \"grant-type\": \"client_credentials\"",
                ", \"grant-type\": \"client_credentials\", \"grant_type\": \"client_credentials\"",
                ", \"grant_type\": \"password\"",
                ", \"scope\": \"all\""
            })
    void theGrantIsNeverReadAndWhatElseIsSentPasses(String more) throws IOException {
        assertThat(open("POST", "/applications/token", credentials(more)).status())
                .isEqualTo(200);
        assertThat(config("/applications/token", credentials(more)).status()).isEqualTo(200);
    }

    private Reply form(String path, String id, String secret) throws IOException {
        return send(
                "POST",
                path + "/applications/token",
                "client_id=" + id + "&client_secret=" + secret + "&grant_type=client_credentials",
                "Content-Type: application/x-www-form-urlencoded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/public/v1", "/api/v1"})
    void aFormIsTakenAsWell(String path) throws IOException {
        Map<String, String> settings = simulator.settings();
        Reply reply =
                form(path, String.valueOf(settings.get("client-id")), String.valueOf(settings.get("client-secret")));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/access_token")).isNotEmpty();
    }

    @Test
    void aFormWithOtherCredentialsIsTurnedAway() throws IOException {
        assertThat(form("/api/public/v1", "a", "b").status()).isEqualTo(401);
        assertThat(form("/api/public/v1", "", "b").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/applications/token/", "/api/public/v1/applications/token/"})
    void aSlashAtTheEndOfAPathChangesNothing(String path) throws IOException {
        assertThat(send("POST", path, credentials(""), "Content-Type: application/json")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void wrongCredentialsAreTurnedAwayWithAnIdAlone() throws IOException {
        Reply reply = config("/applications/token", "{\"client_id\": \"a\", \"client_secret\": \"b\"}");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(names(reply.json())).containsExactly("errorId");
    }

    @Test
    void replayedTokensAreTheSameUntilTheyEnd() throws IOException {
        state.tokens(TokenBehaviour.REPLAYED);
        String first = publicToken().text("/access_token");
        clock.advance(Duration.ofMinutes(1));
        Reply again = publicToken();
        assertThat(again.text("/access_token")).isEqualTo(first);
        assertThat(again.at("/expires_in").intValue()).isEqualTo(180);
        clock.advance(Duration.ofMinutes(2));
        assertThat(statusWith(first)).isEqualTo(401);
        assertThat(publicToken().text("/access_token")).isNotEqualTo(first);
    }

    @Test
    void aFrozenTokenIsHandedOutEvenWhenItIsDead() throws IOException {
        String first = publicToken().text("/access_token");
        state.tokens(TokenBehaviour.FROZEN);
        state.revokeTokens();
        assertThat(publicToken().text("/access_token")).isEqualTo(first);
        assertThat(statusWith(first)).isEqualTo(401);
    }

    @Test
    void anOpaqueTokenIsNoJwt() throws IOException {
        state.tokens(TokenBehaviour.OPAQUE);
        String token = configToken().text("/access_token");
        assertThat(token).doesNotContain(".");
        assertThat(statusWith(token)).isEqualTo(200);
    }

    @Test
    void healthNeedsNoToken() throws IOException {
        assertThat(send("GET", "/api/v1/health", "").at("/available").booleanValue())
                .isTrue();
        assertThat(open("GET", "/health").raw().text()).isEqualTo("Successful operation");
        state.healthy(false);
        assertThat(send("GET", "/api/v1/health", "").status()).isEqualTo(200);
        assertThat(open("GET", "/health").status()).isEqualTo(503);
    }

    @Test
    void theProxyOf2023GuardsEveryPathAndAnswersInHtml() throws IOException {
        restart(AirbyteOptions.of2023());
        Reply reply = send("GET", "/api/v1/health", "");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.raw().header("WWW-Authenticate")).isEqualTo("Basic realm=\"Welcome to Airbyte\"");
        assertThat(reply.raw().header("Content-Type")).startsWith("text/html");
        String user = "airbyte:" + simulator.settings().get("password");
        String basic = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        assertThat(send("GET", "/api/v1/health", "", "Authorization: Basic " + basic)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void settingsNameTheirSecrets() throws IOException {
        assertThat(simulator.secretSettings()).containsExactly("client-secret");
        restart(AirbyteOptions.of2023());
        assertThat(simulator.secretSettings()).containsExactly("password");
        assertThat(simulator.settings()).containsEntry("auth", "basic").containsEntry("username", "airbyte");
    }
}
