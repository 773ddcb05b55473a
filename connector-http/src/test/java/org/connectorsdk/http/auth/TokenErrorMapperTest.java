package org.connectorsdk.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Token requests that bring no token. */
class TokenErrorMapperTest {
    private final Desk desk = new Desk();

    @AfterEach
    void answerWhatIsStillAsked() throws InterruptedException {
        desk.shut();
    }

    private final ClientCredentials source = CredentialSource.clientCredentials("v1/applications/token")
            .member("client_id", "id-1")
            .secret("client_secret", () -> Secret.of("s3cr3t-client"))
            .build();

    private String token() {
        return source.obtain(desk)
                .map(credential -> credential.value().reveal().substring("Bearer ".length()))
                .getOrElseThrow(error -> new AssertionError(error.message()));
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
    void anErrorOfTheEndpointIsToldInTheNameOfEachCall() {
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
