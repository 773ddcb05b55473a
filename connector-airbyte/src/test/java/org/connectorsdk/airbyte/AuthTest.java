package org.connectorsdk.airbyte;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.airbyte.AirbyteFixture.assertFailed;
import static org.connectorsdk.airbyte.AirbyteFixture.right;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.AuthMode;
import org.connectorsdk.simulators.airbyte.JobPlan;
import org.connectorsdk.simulators.airbyte.TokenBehaviour;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way into an Airbyte (INC-13, INC-14, INC-15). */
class AuthTest {
    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private static String token(AirbyteApi api) {
        return AirbyteFixture.operation(api, "application-token", "application-token");
    }

    private Either<ConnectorError, Connection> get(Connections connections) {
        return connections.get(fixture.connection());
    }

    private ConnectorConfig.Builder plain() {
        return ConnectorConfig.builder()
                .set("base-url", fixture.simulator().baseUrl().toString())
                .set("workspace", fixture.state().workspaceId());
    }

    @ParameterizedTest
    @EnumSource
    void fiftyThreadsWithAnExpiredTokenCostOneTokenAndGetFiftyAnswers(AirbyteApi api) throws Exception {
        fixture.restart(AirbyteOptions.defaults().tokenLifetime(Duration.ofMinutes(3)));
        Connections connections = fixture.open(api, "max-concurrent", "0");
        right(get(connections));
        fixture.clock.advance(Duration.ofMinutes(4));
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Future<Either<ConnectorError, Connection>>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> {
                    go.await();
                    return get(connections);
                }));
            }
            go.countDown();
            for (Future<Either<ConnectorError, Connection>> answer : answers) {
                assertThat(right(answer.get()).id()).isEqualTo(fixture.connection());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(fixture.requests(token(api))).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenIsMintedOnceForManyCalls(AirbyteApi api) {
        Connections connections = fixture.open(api);
        for (int i = 0; i < 100; i++) {
            right(get(connections));
        }
        assertThat(fixture.requests(token(api))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenThatSaysNothingOfItsLifeIsUsedForAWhile(AirbyteApi api) {
        fixture.state().tokens(TokenBehaviour.OPAQUE);
        Connections connections = fixture.open(api);
        for (int i = 0; i < 100; i++) {
            right(get(connections));
        }
        assertThat(fixture.requests(token(api))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenThatIsRevokedIsReplacedOnce(AirbyteApi api) {
        Connections connections = fixture.open(api);
        right(get(connections));
        fixture.state().revokeTokens();
        right(get(connections));
        assertThat(fixture.requests(token(api))).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aStartThatIsTurnedAwayAtTheDoorIsSentAgainWithANewToken(AirbyteApi api) {
        Connections connections = fixture.open(api);
        right(get(connections));
        fixture.fault(
                AirbyteFixture.operation(api, "sync-connection", "create-job"),
                Fault.status(401).json("{\"message\": \"Unauthorized\"}"));
        assertThat(right(connections.sync(fixture.connection(), SyncRequest.full())).attached())
                .isFalse();
        assertThat(fixture.jobs().ids(fixture.connection().value())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatHandsOutTheSameDeadTokenIsNotAskedForEver(AirbyteApi api) {
        Connections connections = fixture.open(api);
        right(get(connections));
        fixture.state().tokens(TokenBehaviour.FROZEN);
        fixture.state().revokeTokens();
        assertFailed(get(connections), ConnectorError.Unauthenticated.class);
        assertThat(fixture.requests(token(api))).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"CONFIG, JWT, 37", "CONFIG, REPLAYED, 61", "PUBLIC, JWT, 37", "PUBLIC, REPLAYED, 61"})
    void aWaitOfNinetyMinutesOutlivesTokensOfThree(AirbyteApi api, TokenBehaviour behaviour, int tokens) {
        fixture.restart(AirbyteOptions.defaults().tokenLifetime(Duration.ofMinutes(3)));
        fixture.state().tokens(behaviour);
        fixture.jobs().next(JobPlan.byClock(Duration.ZERO, Duration.ofMinutes(90)));
        fixture.clock.onSleep(pause -> tokensLand());
        Connections connections = fixture.open(api);
        var ref = right(connections.sync(fixture.connection(), SyncRequest.full())).ref();
        Duration look = Duration.ofSeconds(30);
        var patience = WaitPolicy.builder()
                .total(Duration.ofHours(3))
                .pauses(look, look)
                .build();
        var done = right(connections.await(ref, patience));
        assertThat(done.status().state()).isEqualTo(JobState.SUCCEEDED);
        tokensLand();
        // A token of 180 s is due after 144 s, hence at the look after 150 s: the first, and 36 renewals in 5,400 s.
        // Where the
        // server gives the same one again until it dies, one more is asked for at the look after 180 s: the first, and
        // 60.
        assertThat(fixture.requests(token(api))).isEqualTo(tokens);
    }

    /** Lets a renewal that is under way end before the time goes on, as it would in the real time of a pause. */
    private static void tokensLand() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("connector-token-") && thread != Thread.currentThread()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTokenRequestIsJsonWithTheGrantWhereItBelongs(AirbyteApi api) {
        right(get(fixture.open(api)));
        var exchange = fixture.simulator().journal().of(token(api)).get(0);
        assertThat(exchange.rawHeader("Content-Type").orElse("")).startsWith("application/json");
        assertThat(exchange.bodyText().contains("\"grant-type\"")).isEqualTo(api == AirbyteApi.PUBLIC);
        assertThat(exchange.bodyText().contains("\"grant_type\"")).isEqualTo(api == AirbyteApi.PUBLIC);
    }

    @ParameterizedTest
    @EnumSource
    void wrongCredentialsNameTheTokenEndpointAndNoSecret(AirbyteApi api) {
        ConnectorConfig config = fixture.config()
                .set("api", api.text())
                .secret("client-secret", Secret.of("wr0ng-secret"))
                .build();
        assertFailed(get(fixture.open(config)), ConnectorError.Unauthenticated.class)
                .satisfies(error -> assertThat(error.message())
                        .contains("token")
                        .doesNotContain(
                                "wr0ng-secret", fixture.simulator().settings().get("client-id")));
    }

    @Test
    void aTimeoutOfTheTokenCallIsPassedOver() {
        fixture.fault("application-token", Fault.status(408), Fault.status(502));
        right(get(fixture.open()));
        assertThat(fixture.requests("application-token")).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenOfTheCallersIsSentAndNeverRenewed(AirbyteApi api) {
        Connections connections = fixture.open(plain().set("api", api.text())
                .secret("token", Secret.of(fixture.simulator().token()))
                .build());
        right(get(connections));
        fixture.state().revokeTokens();
        assertFailed(get(connections), ConnectorError.Unauthenticated.class);
        assertThat(fixture.requests(token(api))).isZero();
        assertThat(connections.descriptor().supports(Capability.TOKEN_REFRESH)).isFalse();
    }

    @Test
    void aProxyWithBasicAuthenticationLetsInAndTurnsAway() {
        fixture.restart(AirbyteOptions.of2023());
        right(get(fixture.open()));
        ConnectorConfig wrong =
                fixture.config().secret("password", Secret.of("pässwörd-wrong")).build();
        assertFailed(get(fixture.open(wrong)), ConnectorError.Unauthenticated.class)
                .satisfies(error -> assertThat(error.message())
                        .doesNotContain(
                                "pässwörd-wrong",
                                Base64.getEncoder().encodeToString("airbyte:pässwörd-wrong".getBytes(UTF_8))));
    }

    @Test
    void aServerWithoutAuthenticationIsEnteredWithoutACredential() {
        fixture.restart(AirbyteOptions.defaults().auth(AuthMode.NONE));
        right(get(fixture.open()));
        assertThat(fixture.simulator().journal().last().rawHeader("Authorization")).isEmpty();
    }
}
