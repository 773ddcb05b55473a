package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorError.Limit;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.auth.AuthCall;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.auth.TokenEndpoint.TokenAnswer;
import org.connectorsdk.http.auth.TokenEndpoint.TokenRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a credential source gets from the token endpoint, and what of the call it has a part in. */
@Timeout(20)
class TokenEndpointTest {
    private static final String SECRET = "cl13nt-s3cr3t";

    private final HttpFixture http = new HttpFixture().credential(new Asking());
    private @Nullable TokenAnswer answer;

    @AfterEach
    void close() {
        http.close();
    }

    /** Asks the endpoint, and has no credential in the end. */
    private final class Asking implements CredentialSource {
        @Override
        public Either<ConnectorError, Credential> obtain(AuthCall call) {
            TokenRequest request = new TokenRequest(
                    "token",
                    JsonObject.builder().set("client", SECRET).build(),
                    List.of(Secret.of(SECRET)),
                    Duration.ofSeconds(10));
            return call.tokenEndpoint()
                    .post(request)
                    .peek(came -> answer = came)
                    .flatMap(came -> Either.left(new ConnectorError.Unauthenticated(
                            ErrorContext.of(call.provider(), call.operation()).build())));
        }

        @Override
        public boolean renewAfterRefusal(Credential refused, AuthCall call) {
            return false;
        }
    }

    private ConnectorError error(CallOptions options) {
        return http.api().get("a", options).getLeft();
    }

    @Test
    void theTimeOfTheServerIsPartOfItsAnswer() {
        http.server.then(
                exchange -> exchange.answer(200, "application/json", "{}", "Date: Fri, 20 Nov 2026 12:05:00 GMT"));

        error(HttpFixture.PLAIN);

        assertThat(Objects.requireNonNull(answer).serverTime()).hasValue(Instant.parse("2026-11-20T12:05:00Z"));
    }

    @Test
    void theSourceKnowsTheProviderByName() {
        http.server.then(exchange -> exchange.json("{}"));

        assertThat(error(HttpFixture.PLAIN).context().provider()).isEqualTo("acme");
    }

    @Test
    void anEchoOfItsRequestIsMasked() {
        http.server.then(exchange -> exchange.answer(307, "text/plain", "no " + SECRET, "Location: /elsewhere"));

        assertThat(error(HttpFixture.PLAIN))
                .isInstanceOfSatisfying(
                        ConnectorError.NotAnApiAnswer.class,
                        page -> assertThat(page.excerpt()).isEqualTo("no [secret]"));
    }

    @Test
    void theBoundOfAnAttemptHoldsForItToo() {
        http.server.always(exchange -> {
            http.time.awaitWatchdog();
            http.time.advance(Duration.ofSeconds(2));
            exchange.clientHasGone();
        });
        CallOptions options = CallOptions.builder()
                .attemptTimeout(Duration.ofSeconds(2))
                .maxAttempts(1)
                .build();

        assertThat(error(options))
                .isInstanceOfSatisfying(
                        ConnectorError.Timeout.class,
                        timeout -> assertThat(timeout.limit()).isEqualTo(Limit.ATTEMPT));
    }

    @Test
    void theRefusalOfAnEarlierAttemptIsNotTakenForTheLastAnswer() {
        http.server.then(exchange -> exchange.answer(503, "", ""));
        http.server.always(RawServer.Exchange::reset);

        ConnectorError error = error(HttpFixture.PLAIN);

        assertThat(error.kind()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(answer).isNull();
    }
}
