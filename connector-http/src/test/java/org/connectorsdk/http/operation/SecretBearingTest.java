package org.connectorsdk.http.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.status;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.operation.Operation.Safety;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import retrofit2.http.Body;
import retrofit2.http.POST;
import retrofit2.http.Tag;

/** Secrets in a request's body: they reach the server, and come out of nowhere else (SEC-02, SEC-05). */
class SecretBearingTest {
    private static final String CANARY = "canary \"4711\"";

    record Login(String user, Secret password, Map<String, Object> options) implements SecretBearing {
        @Override
        public Iterable<Secret> secrets() {
            return List.of(password);
        }
    }

    interface LoginApi {
        @Operation(value = "log_in", safety = Safety.ONCE)
        @POST("logins")
        Either<ConnectorError, Unit> logIn(@Body Login login, @Tag CallOptions options);

        @Operation(value = "note", safety = Safety.ONCE)
        @POST("notes")
        Either<ConnectorError, Unit> note(@Body Note note, @Tag CallOptions options);
    }

    record Note(Secret text) implements SecretBearing {
        @Override
        public Iterable<Secret> secrets() {
            return List.of(text);
        }
    }

    private static final Login LOGIN = new Login("ada", Secret.of(CANARY), Map.of("token", Secret.of("second secret")));

    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private Either<ConnectorError, Unit> logIn() {
        return http.runtime().api(LoginApi.class).logIn(LOGIN, HttpFixture.PLAIN);
    }

    @Test
    void theServerGetsTheSecretsAsText() {
        http.server.then(status(204));

        assertThat(logIn().isRight()).isTrue();

        assertThat(http.server.journal().get(0).body())
                .isEqualTo("{\"user\":\"ada\",\"password\":\"canary \\\"4711\\\"\","
                        + "\"options\":{\"token\":\"second secret\"}}");
    }

    @Test
    void anEchoIsMaskedInTheError() {
        http.with(builder -> builder.errors(
                answer -> VendorError.builder().message(answer.text()).build()));
        http.server.then(exchange -> exchange.answer(400, "text/plain", "cannot use " + CANARY + " here"));

        assertThat(logIn().getLeft().message())
                .contains("cannot use [secret] here")
                .doesNotContain("4711");
    }

    @Test
    void soIsAnEchoOfOneThatHasAHarmlessName() {
        http.server.then(
                exchange -> exchange.answer(400, "application/json", "{\"message\":\"no room for 4711-of-mine\"}"));

        assertThat(http.runtime()
                        .api(LoginApi.class)
                        .note(new Note(Secret.of("4711-of-mine")), HttpFixture.PLAIN)
                        .getLeft()
                        .message())
                .contains("no room for [secret]")
                .doesNotContain("4711");
    }

    @Test
    void theBodyItselfShowsNone() {
        assertThat(LOGIN.toString()).doesNotContain("4711");
    }
}
