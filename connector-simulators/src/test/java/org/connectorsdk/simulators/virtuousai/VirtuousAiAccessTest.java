package org.connectorsdk.simulators.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;

class VirtuousAiAccessTest extends VirtuousAiFixture {
    private static final String KEY = "X-API-Key: ";
    private static final String BEARER = "Authorization: Bearer ";

    private String token() {
        return simulator.settings().getOrDefault("token", "");
    }

    private String apiKey() {
        return simulator.settingsWithApiKey().getOrDefault("token", "");
    }

    private int statusWith(String... headers) throws IOException {
        return sendRaw("GET", BASE, "", headers).status();
    }

    @Test
    void aTokenGoesIntoAuthorizationAndAKeyIntoEither() throws IOException {
        assertThat(statusWith(BEARER + token())).isEqualTo(200);
        assertThat(statusWith(BEARER + apiKey())).isEqualTo(200);
        assertThat(statusWith(KEY + apiKey())).isEqualTo(200);
        assertThat(statusWith(KEY + token())).isEqualTo(401);
    }

    @Test
    void aWrongCredentialInEitherHeaderIsRefused() throws IOException {
        assertThat(statusWith(BEARER + "vai_pat_wrong")).isEqualTo(401);
        assertThat(statusWith(KEY + "wrong")).isEqualTo(401);
        assertThat(statusWith("Authorization: Basic dTpw")).isEqualTo(401);
        assertThat(statusWith(BEARER + token(), KEY + "wrong")).isEqualTo(401);
        assertRefused(sendRaw("GET", BASE, "", "Accept: application/json"), 401, "Not authenticated");
    }

    @Test
    void aRevokedTokenIsWorthless() throws IOException {
        simulator.revoke(token());
        assertThat(statusWith(BEARER + token())).isEqualTo(401);
    }

    @Test
    void aReadOnlyTokenReadsOnly() throws IOException {
        String bearer = BEARER + simulator.readOnlyToken();
        assertThat(statusWith(bearer)).isEqualTo(200);
        assertRefused(
                sendRaw("POST", BASE, "{}", bearer, "Content-Type: application/json"), 403, "Not enough permissions");
    }

    @Test
    void everyAnswerTellsTheRateLimit() throws IOException {
        simulator.limitRate(60);
        Reply reply = get(BASE);
        assertThat(reply.raw().header("X-RateLimit-Limit")).isEqualTo("60");
        assertThat(reply.raw().header("X-RateLimit-Remaining")).isEqualTo("59");
        assertThat(reply.raw().header("X-RateLimit-Reset"))
                .isEqualTo(Long.toString(clock.instant().getEpochSecond() + 60));
        assertThat(sendRaw("GET", BASE, "").raw().header("X-RateLimit-Remaining"))
                .isEqualTo("59");
    }

    @Test
    void oneRequestTooManyIsRefusedUntilTheWindowEnds() throws IOException {
        simulator.limitRate(2);
        get(BASE);
        get(BASE);
        Reply refused = get(BASE);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.at("/detail").asText()).isEqualTo("Rate limit exceeded");
        assertThat(refused.raw().header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(refused.raw().header("Retry-After")).isEmpty();
        clock.advance(Duration.ofSeconds(60));
        assertThat(get(BASE).status()).isEqualTo(200);
    }

    @Test
    void errorsCanBeWordedAsProblemDetails() throws IOException {
        simulator.wordErrors(ErrorForm.PROBLEM_DETAILS);
        Reply reply = get(BASE + "?limit=0");
        assertThat(reply.raw().header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.json()).isEqualTo(read("""
                                {"type":"https://errors.example/validation-error","title":"Validation Error","status":400,
                                "detail":"1 parameters are not valid",
                                "errors":[{"field":"limit","message":"Input should be greater than or equal to 1"}]}"""));
        assertThat(get(BASE + "/" + NOWHERE).at("/title").asText()).isEqualTo("Connection not found");
    }

    @Test
    void errorsCanBeWordedAsAnObject() throws IOException {
        simulator.wordErrors(ErrorForm.DETAIL_OBJECT);
        assertThat(get(BASE + "/" + NOWHERE).json())
                .isEqualTo(read("{\"detail\":{\"code\":\"not_found\",\"message\":\"Connection not found\"}}"));
        assertThat(get(BASE + "?limit=0").violations()).hasSize(1);
    }

    @Test
    void wordsAndMembersOfNextYearCanBeSent() throws IOException {
        String id = simulator.seedConnection("c", "postgres");
        simulator.evolution().unknownWords(true);
        simulator.evolution().unknownMembers(true);
        Reply list = get(BASE);
        assertThat(list.at("/connections/0/status").asText()).isEqualTo("hibernating");
        assertThat(list.at("/connections/0/addedLater").asInt()).isEqualTo(1);
        assertThat(list.at("/users").findParents("addedLater")).isEmpty();
        assertThat(get(BASE + "/" + id + "/schema/columns?schema=public&table=Orders")
                        .at("/columns/0/dataType")
                        .asText())
                .isEqualTo("hyperpolygon(7)");
        assertThat(simulator.connection(id).path("status").asText()).isEqualTo("needs_verification");
    }

    @Test
    void theSameSeedGivesTheSameTokens() {
        VirtuousAiSimulator twin =
                new VirtuousAiSimulator(SimulatorOptions.defaults().seed(7));
        assertThat(twin.readOnlyToken()).isEqualTo(simulator.readOnlyToken());
        twin.close();
    }
}
