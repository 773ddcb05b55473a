package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.connectorsdk.api.call.CallObserver;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.OperationContext;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.auth.AuthCall;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.auth.MadeCredentials;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operation of several requests learns of each of them. */
class OperationReportTest {
    private static final Thing THING = new Thing("a", null);

    private final HttpFixture http = new HttpFixture().set(HttpSettings.ATTEMPTS, "1");
    private final OperationContext operation = OperationContext.of("create");
    private final CallOptions options =
            CallOptions.builder().operation(operation).build();

    @AfterEach
    void close() {
        http.close();
    }

    private void answer(int status) {
        http.server.always(exchange -> exchange.answer(status, "application/json", "{\"id\":\"a\"}"));
    }

    @Test
    void aReadIsKnownToBeReportedAndChangesNothing() {
        answer(200);

        http.api().get("a", options).get();

        assertThat(operation.isReported()).isTrue();
        assertThat(operation.done()).isEmpty();
        assertThat(operation.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void aReportBeginsBeforeTheRequestIsSent() {
        AtomicBoolean reported = new AtomicBoolean();
        http.server.always(exchange -> {
            reported.set(operation.isReported());
            exchange.json("{\"id\":\"a\"}");
        });

        http.api().create(THING, options).get();

        assertThat(reported).isTrue();
    }

    @Test
    void aWriteThatSucceedsIsToldByItsNameAndRequest() {
        answer(200);

        http.api().create(THING, options).get();

        assertThat(operation.done()).containsExactly("create_thing was answered (POST /things)");
    }

    @Test
    void aWriteThatIsRefusedCountsAsRefused() {
        answer(400);

        http.api().create(THING, options);

        assertThat(operation.done()).isEmpty();
        assertThat(operation.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aWriteThatIsNotAnsweredCountsAsUnknown() {
        http.server.always(RawServer.Exchange::reset);

        http.api().create(THING, options);

        assertThat(operation.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aWriteWhoseCallIsEndedByAnErrorAfterItWasSentCountsAsUnknown() {
        answer(200);
        http.observer((provider, name) -> new CallObserver.Observation() {
            @Override
            public void attempt(int number, OptionalInt status, Duration elapsed) {
                throw new AssertionError("of the host");
            }
        });

        assertThatThrownBy(() -> http.api().create(THING, options)).hasMessage("of the host");

        assertThat(operation.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aWriteWhoseCallIsEndedByAnErrorBeforeItWasSentCountsAsNotSent() {
        http.credential(new Source() {
            @Override
            public Either<ConnectorError, Credential> obtain(AuthCall call) {
                throw new AssertionError("of the host");
            }
        });

        assertThatThrownBy(() -> http.api().create(THING, options)).hasMessage("of the host");

        assertThat(operation.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void theKeyOfAKeyedWriteIsNoted() {
        answer(200);

        http.api().upsert(THING, options).get();

        assertThat(operation.idempotencyKey())
                .isEqualTo(http.server.journal().get(0).headers().get("Idempotency-Key"));
    }

    @Test
    void aWriteWithoutAKeyNotesNone() {
        answer(200);

        http.api().create(THING, options).get();

        assertThat(operation.idempotencyKey()).isNull();
    }

    @Test
    void theSecretsOfTheCredentialAreKnownToTheOperation() {
        answer(200);
        http.credential(new Source());

        http.api().get("a", options).get();

        assertThat(operation.secrets()).contains(Secret.of("t0k3n"));
    }

    private static class Source implements CredentialSource {
        @Override
        public Either<ConnectorError, Credential> obtain(AuthCall call) {
            return Either.right(MadeCredentials.bearer("t0k3n"));
        }

        @Override
        public boolean renewAfterRefusal(Credential refused, AuthCall call) {
            return false;
        }
    }
}
