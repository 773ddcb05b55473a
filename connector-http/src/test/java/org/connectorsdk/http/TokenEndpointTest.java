package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.status;

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
import org.connectorsdk.http.auth.MadeCredentials;
import org.connectorsdk.http.auth.TokenEndpoint.TokenAnswer;
import org.connectorsdk.http.auth.TokenEndpoint.TokenRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TokenEndpointTest {
    private static final String SECRET = "cl13nt-s3cr3t";

    @AutoClose
    private final HttpFixture http = new HttpFixture()
            .credential(MadeCredentials.source(call -> call.tokenEndpoint()
                    .post(new TokenRequest(
                            "token",
                            JsonObject.of("client", SECRET),
                            List.of(Secret.of(SECRET)),
                            Duration.ofSeconds(10)))
                    .peek(came -> answer = came)
                    .flatMap(came -> Either.left(new ConnectorError.Unauthenticated(
                            ErrorContext.of(call.provider(), call.operation()).build())))));

    private @Nullable TokenAnswer answer;

    private ConnectorError error(CallOptions options) {
        return http.get(options).getLeft();
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
        assertThat(((ConnectorError.NotAnApiAnswer) error(HttpFixture.PLAIN)).excerpt())
                .isEqualTo("no [secret]");
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

        assertThat(((ConnectorError.Timeout) error(options)).limit()).isEqualTo(Limit.ATTEMPT);
    }

    @Test
    void anEarlierRefusalIsNotTakenForTheLastAnswer() {
        http.server.then(status(503));
        http.server.always(RawServer.Exchange::reset);

        assertThat(error(HttpFixture.PLAIN).kind()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(answer).isNull();
    }
}
