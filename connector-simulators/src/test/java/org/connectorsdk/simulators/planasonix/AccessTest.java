package org.connectorsdk.simulators.planasonix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.Plan;
import org.connectorsdk.testkit.simulator.Simulators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest extends PlanasonixSimulatorTestBase {
    @Test
    void aRevokedKeyIsWorthless() {
        String key = simulator.issueKey(Set.of("connections:read"));
        Caller own = Caller.withKey(simulator, key);
        assertThat(own.get(CONNECTIONS).status()).isEqualTo(200);
        simulator.revoke(key);
        assertThat(own.get(CONNECTIONS).status()).isEqualTo(401);
    }

    @Test
    void aKeyThatMayReadMayNotWrite() {
        Caller reader = Caller.withKey(simulator, simulator.issueKey(Set.of("connections:read")));
        assertThat(reader.get(CONNECTIONS).status()).isEqualTo(200);
        Reply refused = reader.delete(CONNECTIONS + "/a");
        assertThat(refused.at("/error/message")).isEqualTo("Key lacks scope connections:write");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Planasonix-Api-Key", "X-Planasonix-Key"})
    void bothLegacyHeadersStillWork(String header) {
        String key = Caller.key(simulator);
        assertThat(Caller.withHeader(simulator, header, key).get(CONNECTIONS).status())
                .isEqualTo(200);
        assertThat(simulator.journal().last().headers().toString()).doesNotContain(key);
    }

    @Test
    void theSmallestPlanHasNoOrchestration() {
        tenant.plan(Plan.STARTER);
        assertThat(caller.get(CONNECTIONS).status()).isEqualTo(200);
        Reply refused = caller.get(JOBS);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/error/message")).contains("plan");
    }

    @Test
    void everyAnswerTellsWhatIsLeftOfTheRate() {
        tenant.requestsPerMinute(3);
        caller.get(CONNECTIONS);
        Reply second = caller.get(CONNECTIONS + "/nobody");
        assertThat(second.header("X-RateLimit-Limit")).isEqualTo("3");
        assertThat(second.header("X-RateLimit-Remaining")).isEqualTo("1");
        assertThat(second.header("X-RateLimit-Reset"))
                .isEqualTo(Long.toString(clock.instant().getEpochSecond() + 60));
    }

    @Test
    void theRateIsFreeAgainWhenRetryAfterIsOver() {
        tenant.requestsPerMinute(1);
        caller.get(CONNECTIONS);
        clock.advance(Duration.ofSeconds(20));
        Reply refused = caller.get(CONNECTIONS);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("40");
        clock.advance(Duration.ofSeconds(40));
        assertThat(caller.get(CONNECTIONS).status()).isEqualTo(200);
    }

    @Test
    void eachKeyHasARateOfItsOwn() {
        tenant.requestsPerMinute(1);
        caller.get(CONNECTIONS);
        Caller other = Caller.withKey(simulator, simulator.issueKey(Set.of("connections:read")));
        assertThat(other.get(CONNECTIONS).status()).isEqualTo(200);
    }

    @Test
    void aTenantMaySayNothingAboutRates() {
        tenant.requestsPerMinute(0).rateHeaders(false);
        Reply refused = caller.get(CONNECTIONS);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.raw().headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-ratelimit")
                        || name.equalsIgnoreCase("Retry-After"));
    }

    @Test
    void signingInGivesAnHoursTokenAndAOneUseRefreshToken() {
        simulator.addUser("a@b.test", "pw");
        Reply login = caller.post("/api/login", "{'email':'a@b.test','password':'pw'}");
        assertThat(login.at("/expiresIn")).isEqualTo("3600");
        Caller person = Caller.withKey(simulator, login.at("/accessToken"));
        assertThat(person.get(CONNECTIONS).status()).isEqualTo(200);
        clock.advance(Duration.ofHours(1));
        assertThat(person.get(CONNECTIONS).status()).isEqualTo(401);
        String refresh = "{'refreshToken':'" + login.at("/refreshToken") + "'}";
        Reply refreshed = caller.post("/api/auth/refresh", refresh);
        assertThat(Caller.withKey(simulator, refreshed.at("/accessToken"))
                        .get(CONNECTIONS)
                        .status())
                .isEqualTo(200);
        assertThat(caller.post("/api/auth/refresh", refresh).status()).isEqualTo(401);
    }

    @Test
    void theGalleryListsConnectorTypes() {
        assertThat(caller.get("/api/connector-gallery").all("id")).contains("postgres", "databricks");
    }

    @Test
    void theDescriptionOfTheApiIsYaml() {
        Reply reply = caller.get("/api/v1/openapi.yaml");
        assertThat(reply.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(reply.text()).contains("  /api/v1/jobs/{jobId}/cancel:\n    post:\n");
    }

    @Test
    void theSimulatorIsFoundById() {
        assertThat(Simulators.ids()).contains("planasonix");
    }
}
