package org.connectorsdk.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.auth.TokenEndpoint.TokenAnswer;
import org.connectorsdk.http.auth.TokenEndpoint.TokenRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens that the runtime mints (INC-13, INC-14). */
class ClientCredentialsTest {
    @AutoClose("shut")
    private final Desk desk = new Desk();

    private final ClientCredentials source = CredentialSource.clientCredentials("v1/applications/token")
            .member("client_id", "id-1")
            .secret("client_secret", () -> Secret.of("s3cr3t-client"))
            .build();

    private String token() {
        return source.obtain(desk)
                .map(credential -> credential.value().reveal().substring("Bearer ".length()))
                .getOrElseThrow(error -> new AssertionError(error.message()));
    }

    private Credential bearer(String token) {
        return CredentialForm.BEARER.of(Secret.of(token)).get();
    }

    @Test
    void theRequestIsTheJsonThatWasDescribed() {
        desk.thenToken("t1");

        assertThat(token()).isEqualTo("t1");

        TokenRequest request = desk.asked.get(0);
        assertThat(request.path()).isEqualTo("v1/applications/token");
        assertThat(request.body()).isEqualTo(JsonObject.of("client_id", "id-1", "client_secret", "s3cr3t-client"));
        assertThat(request.secrets()).containsExactly(Secret.of("s3cr3t-client"));
        assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(request.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void whatATokenWasMintedFromIsHiddenWhereTheTokenIs() {
        desk.thenToken("t1");
        assertThat(source.obtain(desk).get().secrets()).containsExactly(Secret.of("t1"), Secret.of("s3cr3t-client"));
    }

    @Test
    void aSecretWithBlanksIsHiddenAsItIsSent() {
        desk.thenToken("t1");
        ClientCredentials pasted = CredentialSource.clientCredentials("v1/applications/token")
                .secret("client_secret", () -> Secret.of(" s3cr3t-client\n"))
                .build();

        assertThat(pasted.obtain(desk).get().secrets()).contains(Secret.of("s3cr3t-client"));
    }

    @Test
    void aHundredCallsCostOneTokenEvenIfItsLifeIsUnknown() {
        desk.thenToken("t1");

        for (int i = 0; i < 100; i++) {
            assertThat(token()).isEqualTo("t1");
        }
        assertThat(desk.asked).hasSize(1);
    }

    @Test
    void aTokenOfUnknownLifeIsReplacedAfterAnAssumedOne() {
        desk.thenToken("t1").thenToken("t2");

        token();
        desk.advance(Duration.ofSeconds(141));

        assertThat(token()).isEqualTo("t2");
    }

    @Test
    void theAssumedLifeCanBeSet() {
        ClientCredentials longLived = CredentialSource.clientCredentials("token")
                .assumedLife(Duration.ofHours(1))
                .build();
        desk.thenToken("t1");

        longLived.obtain(desk);
        desk.advance(Duration.ofMinutes(40));

        assertThat(longLived.obtain(desk).get().value().reveal()).isEqualTo("Bearer t1");
    }

    @Test
    void lifeCountsFromWhenTheRequestWasSent() {
        long sentAt = desk.nanoTime();
        desk.then(() -> {
            desk.advance(Duration.ofSeconds(15));
            JsonObject body = JsonObject.of("access_token", "t1", "expires_in", 180);
            return Either.right(
                    new TokenAnswer(200, "application/json", body, null, sentAt, 1, Duration.ofSeconds(15)));
        });
        desk.thenToken("t2");

        token();
        desk.advance(Duration.ofSeconds(156));

        assertThat(token()).isEqualTo("t2");
    }

    @ParameterizedTest
    @CsvSource({"200, 159", "20, 9"})
    void aTokenIsLeftAloneInMostOfItsLife(int life, int after) throws InterruptedException {
        desk.thenToken("t1", life);

        token();
        desk.advance(Duration.ofSeconds(after));
        token();
        desk.awaitIdle();

        assertThat(desk.asked).hasSize(1);
    }

    @Test
    void atEightyPercentItIsRenewedWhileCallsGoOnWithIt() throws InterruptedException {
        CountDownLatch answer = new CountDownLatch(1);
        desk.thenToken("t1", 200);
        token();
        desk.advance(Duration.ofSeconds(160)).thenTokenAfter(answer, "t2");

        for (int i = 0; i < 20; i++) {
            assertThat(token()).isEqualTo("t1");
        }
        answer.countDown();
        awaitRequests(2);
        desk.awaitIdle();

        assertThat(token()).isEqualTo("t2");
        assertThat(desk.asked).hasSize(2);
    }

    @Test
    void anEarlyRenewalThatFailsIsNotRepeatedAtOnce() throws InterruptedException {
        desk.thenToken("t1", 200);
        token();
        desk.advance(Duration.ofSeconds(160)).thenStatus(503).thenToken("t2", 200);

        assertThat(token()).isEqualTo("t1");
        awaitRequests(2);
        desk.awaitIdle();
        desk.advance(Duration.ofSeconds(10).minusNanos(1));
        for (int i = 0; i < 20; i++) {
            assertThat(token()).isEqualTo("t1");
        }
        desk.awaitIdle();
        assertThat(desk.asked).hasSize(2);

        desk.advance(Duration.ofNanos(1));
        assertThat(token()).isEqualTo("t1");
        awaitRequests(3);
        desk.awaitIdle();
        assertThat(token()).isEqualTo("t2");
    }

    @Test
    void oneRefusedTokenIsRenewedByOneRequest() {
        desk.thenToken("t1", 900).thenToken("t2", 900);
        token();

        assertThat(source.renewAfterRefusal(bearer("t1"), desk)).isTrue();
        assertThat(source.renewAfterRefusal(bearer("t1"), desk)).isTrue();
        assertThat(token()).isEqualTo("t2");
        assertThat(desk.asked).hasSize(2);
    }

    @Test
    void theSameTokenAgainIsNoRenewal() {
        desk.thenToken("dead", 900).thenToken("dead", 900).thenToken("alive", 900);
        token();

        for (int i = 0; i < 10; i++) {
            assertThat(source.renewAfterRefusal(bearer("dead"), desk)).isFalse();
            assertThat(token()).isEqualTo("dead");
        }
        assertThat(desk.asked).hasSize(2);

        desk.advance(Duration.ofSeconds(10));
        assertThat(source.renewAfterRefusal(bearer("dead"), desk)).isTrue();
    }

    @Test
    void aTokenGivenAgainDoesNotLiveLonger() throws InterruptedException {
        desk.thenToken("t1", 300);
        token();
        desk.advance(Duration.ofMinutes(4)).thenToken("t1", 300);
        token();
        awaitRequests(2);
        desk.awaitIdle();

        desk.advance(Duration.ofSeconds(51)).thenToken("t2", 300);

        assertThat(token()).isEqualTo("t2");
    }

    @Test
    void aServerWithOneTokenIsAskedOnceInTenSeconds() {
        desk.thenToken("t1", 100).thenToken("t1", 100).thenToken("t1", 100);
        token();
        desk.advance(Duration.ofSeconds(100));

        for (int second = 0; second < 19; second++) {
            assertThat(token()).isEqualTo("t1");
            desk.advance(Duration.ofSeconds(1));
        }

        assertThat(desk.asked).hasSize(3);
    }

    @Test
    void aFailedRenewalLeavesTheRefusalAndTheNextCallSaysWhy() {
        desk.thenToken("t1", 900).thenStatus(503).thenStatus(503);
        token();

        assertThat(source.renewAfterRefusal(bearer("t1"), desk)).isFalse();
        assertThat(source.obtain(desk).getLeft()).isInstanceOf(ConnectorError.ProviderFailure.class);
    }

    @Test
    void ninetyMinutesWithThreeMinuteTokensCostOneRequestPerLife() throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            desk.thenToken("t" + i, 180);
        }
        for (int seconds = 0; seconds < 90 * 60; seconds += 5) {
            token();
            desk.awaitIdle();
            desk.advance(Duration.ofSeconds(5));
        }

        assertThat(desk.asked.size()).isBetween(30, 40);
    }

    @Test
    void aTenantsCredentialIsTakenForATokenAndNeverRenewed() {
        desk.tenant(Secret.of("tenant-token"));

        assertThat(token()).isEqualTo("tenant-token");
        assertThat(source.renewAfterRefusal(bearer("tenant-token"), desk)).isFalse();
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void tokenAndItsHeaderAreMaskedTexts() {
        desk.thenToken("t1-very-secret");

        Credential credential = source.obtain(desk).get();

        assertThat(credential.header()).isEqualTo("Authorization");
        assertThat(credential.secrets()).contains(Secret.of("t1-very-secret"));
        assertThat(List.of(credential.toString(), source.toString()).toString()).doesNotContain("secret");
    }

    @Test
    void invalidNumbersAreNoLife() {
        for (Object invalid : List.of(0, -5, "soon", JsonNumber.ofRaw("1e999999999"), true)) {
            Desk fresh = new Desk();
            ClientCredentials own = CredentialSource.clientCredentials("token").build();
            fresh.thenToken("t1", invalid);
            own.obtain(fresh);
            fresh.advance(Duration.ofSeconds(100));

            assertThat(own.obtain(fresh).get().value().reveal())
                    .as("" + invalid)
                    .isEqualTo("Bearer t1");
        }
    }

    @Test
    void aPathOutsideTheBaseUrlIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> CredentialSource.clientCredentials("/token"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Requests are made on other threads; their start is all there is to wait for. */
    private void awaitRequests(int count) {
        while (desk.asked.size() < count) {
            Thread.onSpinWait();
        }
    }

    private ConnectorError error() {
        return source.obtain(desk).getLeft();
    }

    @ParameterizedTest
    @CsvSource({
        "400, UNAUTHENTICATED, false",
        "401, UNAUTHENTICATED, false",
        "403, UNAUTHENTICATED, false",
        "404, CONFIGURATION, false",
        "302, NOT_AN_API_ANSWER, false",
        "408, PROVIDER_FAILURE, true",
        "422, INVALID_REQUEST, false",
        "429, RATE_LIMITED, true",
        "500, PROVIDER_FAILURE, true",
        "503, PROVIDER_FAILURE, true",
        "200, NOT_AN_API_ANSWER, false"
    })
    void anAnswerWithoutATokenIsTheTokenEndpoints(int status, ErrorKind kind, boolean retryable) {
        desk.thenStatus(status);

        ConnectorError error = error();

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.retryable()).isEqualTo(retryable);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.context().status()).hasValue(status);
        assertThat(error.context().attempts()).isEqualTo(2);
        assertThat(error.context().elapsed()).isEqualTo(Duration.ofMillis(30));
        assertThat(error.message())
                .contains("the token endpoint v1/applications/token", "text/html")
                .doesNotContain("s3cr3t", "id-1");
    }

    @Test
    void jsonWithoutATokenIsMalformed() {
        desk.then(JsonObject.of("token", "x"))
                .then(JsonObject.of("access_token", null))
                .then(JsonObject.of("access_token", " "))
                .then(() -> Either.right(desk.answer(200, "application/json", JsonArray.empty())));

        for (int i = 0; i < 4; i++) {
            assertThat(error().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        }
    }

    @Test
    void aTokenThatCannotBeSentIsMalformedAndNotShown() {
        desk.thenToken("abc\u00e9SECRET");

        assertThat(error().message())
                .contains("has 10 characters", "position 4")
                .doesNotContain("SECRET");
    }

    @Test
    void anErrorOfTheEndpointIsReportedToEachCall() {
        ErrorContext context = ErrorContext.of("acme", "other_operation")
                .summary("token endpoint: connection refused")
                .tried(3, Duration.ofSeconds(1))
                .retryable(true)
                .build();
        desk.thenError(new ConnectorError.Unreachable(context, ConnectorError.Reason.CONNECTION_REFUSED));

        ConnectorError error = error();

        assertThat(error).isInstanceOf(ConnectorError.Unreachable.class);
        assertThat(error.context().operation()).isEqualTo("list");
        assertThat(error.context().attempts()).isEqualTo(3);
        assertThat(error.message()).contains("token endpoint: connection refused");
    }

    @Test
    void whateverGoesWrongIsAValueThatQuotesNothing() {
        desk.then(() -> {
            throw new IllegalStateException("s3cr3t-client was here");
        });

        assertThat(error().message())
                .contains("java.lang.IllegalStateException")
                .doesNotContain("s3cr3t");
    }

    @Test
    void aFailureIsNotRemembered() {
        desk.thenStatus(503).thenToken("t1");
        assertThat(error().kind()).isEqualTo(ErrorKind.PROVIDER_FAILURE);
        assertThat(token()).isEqualTo("t1");
    }
}
