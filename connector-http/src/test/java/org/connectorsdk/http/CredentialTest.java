package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.auth.AuthCall;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.auth.MadeCredentials;
import org.connectorsdk.http.auth.TokenEndpoint.TokenAnswer;
import org.connectorsdk.http.auth.TokenEndpoint.TokenRequest;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the pipeline asks of a credential source and does for it (ERR-01, INC-13, INC-14). */
class CredentialTest {
    private final HttpFixture http = new HttpFixture();
    private final Minting source = new Minting();

    @AfterEach
    void close() {
        http.close();
    }

    /** Gives token after token, a new one only after a refusal. */
    private static final class Minting implements CredentialSource {
        private final AtomicInteger minted = new AtomicInteger(1);
        private final AtomicInteger renewals = new AtomicInteger();
        private volatile boolean runsDry;

        @Override
        public Either<ConnectorError, Credential> obtain(AuthCall call) {
            return Either.right(MadeCredentials.bearer(
                    call.tenantCredential().map(Secret::reveal).orElse("token-" + minted.get())));
        }

        @Override
        public boolean renewAfterRefusal(Credential refused, AuthCall call) {
            renewals.incrementAndGet();
            if (runsDry) {
                return false;
            }
            minted.incrementAndGet();
            return true;
        }
    }

    private List<String> sent() {
        return http.server.journal().stream()
                .map(exchange -> exchange.headers().get("Authorization"))
                .toList();
    }

    @Test
    void aRefusedTokenIsRenewedOnceAndTheWriteSentAgain() {
        http.credential(source)
                .server
                .then(exchange -> exchange.answer(401, "", ""))
                .then(exchange -> exchange.json("{\"id\":\"a\"}"));

        assertThat(http.api().create(new Thing("a", null), HttpFixture.PLAIN).isRight())
                .isTrue();
        assertThat(sent()).containsExactly("Bearer token-1", "Bearer token-2");
        assertThat(http.time.pauses()).isEmpty();
    }

    @Test
    void aSecondRefusalIsFinal() {
        http.credential(source).server.always(exchange -> exchange.answer(401, "", ""));

        ConnectorError error = http.api().get("a", HttpFixture.PLAIN).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(error.context().attempts()).isEqualTo(2);
        assertThat(sent()).containsExactly("Bearer token-1", "Bearer token-2");
        assertThat(source.renewals).hasValue(1);
    }

    @Test
    void whereNothingNewCanBeHadTheRefusalIsFinal() {
        source.runsDry = true;
        http.credential(source).server.always(exchange -> exchange.answer(401, "", ""));

        assertThat(http.api().get("a", HttpFixture.PLAIN).getLeft().context().attempts())
                .isEqualTo(1);
    }

    @Test
    void withoutACredentialA401IsFinal() {
        http.server.always(exchange -> exchange.answer(401, "", ""));

        assertThat(http.api().get("a", HttpFixture.PLAIN).getLeft().context().attempts())
                .isEqualTo(1);
        assertThat(http.server.journal().get(0).headers()).doesNotContainKey("Authorization");
    }

    @Test
    void aTenantsCredentialReachesTheSource() {
        http.credential(source).server.always(exchange -> exchange.json("{\"id\":\"a\"}"));

        http.api()
                .get("a", CallOptions.builder().credential(Secret.of("tenant")).build());

        assertThat(sent()).containsExactly("Bearer tenant");
    }

    @Test
    void withoutTheCredentialThatItNeedsACallIsNotSent() {
        http.credential(new Asking(call ->
                Either.left(new ConnectorError.Unauthenticated(ErrorContext.of(call.provider(), call.operation())
                        .summary("no token")
                        .build()))));

        ConnectorError error = http.api().get("a", HttpFixture.PLAIN).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(http.server.requests()).isZero();
    }

    /** A source that is one function. */
    private record Asking(java.util.function.Function<AuthCall, Either<ConnectorError, Credential>> function)
            implements CredentialSource {
        @Override
        public Either<ConnectorError, Credential> obtain(AuthCall call) {
            return function.apply(call);
        }

        @Override
        public boolean renewAfterRefusal(Credential refused, AuthCall call) {
            return false;
        }
    }

    private final List<Either<ConnectorError, TokenAnswer>> answers = new ArrayList<>();

    private CredentialSource asksEndpoint() {
        return new Asking(call -> {
            TokenRequest request = new TokenRequest(
                    "oauth/token",
                    JsonObject.builder().set("client_secret", "cl13nt").build(),
                    List.of(Secret.of("cl13nt")),
                    Duration.ofSeconds(10));
            Either<ConnectorError, TokenAnswer> answer = call.tokenEndpoint().post(request);
            answers.add(answer);
            return answer.map(token -> MadeCredentials.bearer(token.body()
                    .flatMap(body -> ((JsonObject) body).string("token"))
                    .orElse("none")));
        });
    }

    @Test
    void theTokenEndpointIsAskedWithoutACredentialAndInJson() {
        http.credential(asksEndpoint());
        http.server
                .then(exchange -> exchange.json("{\"token\":\"fresh\"}"))
                .then(exchange -> exchange.json("{\"id\":\"a\"}"));

        http.api().get("a", HttpFixture.PLAIN).get();

        RawServer.Exchange token = http.server.journal().get(0);
        assertThat(token.path()).isEqualTo("/oauth/token");
        assertThat(token.body()).isEqualTo("{\"client_secret\":\"cl13nt\"}");
        assertThat(token.headers())
                .containsEntry("Content-Type", "application/json")
                .doesNotContainKey("Authorization");
        assertThat(sent().get(1)).isEqualTo("Bearer fresh");
    }

    @Test
    void theTokenEndpointIsAskedAgainAsARead() {
        http.credential(asksEndpoint());
        http.server
                .then(exchange -> exchange.answer(502, "", ""))
                .then(exchange -> exchange.answer(502, "", ""))
                .then(exchange -> exchange.json("{\"token\":\"fresh\"}"))
                .then(exchange -> exchange.json("{\"id\":\"a\"}"));

        assertThat(http.api().create(new Thing("a", null), HttpFixture.PLAIN).isRight())
                .isTrue();
        assertThat(answers.get(0).get().attempts()).isEqualTo(3);
    }

    @Test
    void itsLastAnswerIsHandedOverWhateverItsStatus() {
        http.credential(asksEndpoint());
        http.server.always(exchange -> exchange.answer(400, "application/json", "{\"error\":\"invalid_client\"}"));

        http.api().get("a", HttpFixture.PLAIN);

        assertThat(answers.get(0).get().status()).isEqualTo(400);
    }

    @Test
    void aRedirectOfItIsNotFollowed() {
        http.credential(asksEndpoint());
        http.server.always(exchange -> exchange.answer(307, "", "", "Location: /elsewhere"));

        ConnectorError error = http.api().get("a", HttpFixture.PLAIN).getLeft();

        assertThat(http.server.requests()).isEqualTo(1);
        assertThat(error.message()).contains("token endpoint http://127.0.0.1:" + http.server.port() + "/oauth/token");
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void whereItDoesNotAnswerTheErrorNamesIt() {
        http.credential(asksEndpoint());
        http.server.always(RawServer.Exchange::reset);

        ConnectorError error = http.api().get("a", HttpFixture.PLAIN).getLeft();

        assertThat(error.message())
                .contains("token endpoint")
                .contains("/oauth/token")
                .doesNotContain("cl13nt");
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void itsFailuresDoNotOpenTheBreakersOfTheApi() {
        http.set(HttpSettings.BREAKER_FAILURES, "2")
                .set(HttpSettings.BREAKER_WINDOW, "2")
                .set(HttpSettings.ATTEMPTS, "1");
        http.credential(new Asking(call -> {
            if (call.operation().equals("get_thing")) {
                call.tokenEndpoint()
                        .post(new TokenRequest("token", JsonObject.empty(), List.of(), Duration.ofSeconds(1)));
            }
            return Either.right(Credential.none());
        }));
        for (int i = 0; i < 2; i++) { // after these the endpoint's own breaker is open
            http.server
                    .then(exchange -> exchange.answer(500, "", ""))
                    .then(exchange -> exchange.json("{\"id\":\"a\"}"));
        }
        http.server.always(exchange -> exchange.json("{\"id\":\"a\"}"));

        for (int i = 0; i < 5; i++) {
            assertThat(http.api().get("a", HttpFixture.PLAIN).isRight()).isTrue();
        }
    }
}
