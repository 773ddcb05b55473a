package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.OperationContext;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.observe.AttemptObservation;
import org.connectorsdk.api.observe.AttemptStart;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.auth.MadeCredentials;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OperationReportTest {
    private static final Thing THING = new Thing("a", null);

    @AutoClose
    private final HttpFixture http = new HttpFixture().set(HttpSettings.ATTEMPTS, "1");

    private final OperationContext operation = OperationContext.of("create");
    private final CallOptions options =
            CallOptions.builder().operation(operation).build();

    private void answer(int status) {
        http.server.always(exchange -> exchange.answer(status, "application/json", "{\"id\":\"a\"}"));
    }

    @Test
    void aReadIsKnownToBeReportedAndChangesNothing() {
        answer(200);

        http.get(options).get();

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

        http.create(options).get();

        assertThat(reported).isTrue();
    }

    @Test
    void aWriteThatSucceedsIsReportedByItsNameAndRequest() {
        answer(200);
        http.create(options).get();
        assertThat(operation.done()).containsExactly("create_thing was answered (POST /things)");
    }

    @Test
    void aWriteThatIsRefusedCountsAsRefused() {
        answer(400);

        http.create(options);

        assertThat(operation.done()).isEmpty();
        assertThat(operation.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aWriteThatIsNotAnsweredCountsAsUnknown() {
        http.server.always(RawServer.Exchange::reset);
        http.create(options);
        assertThat(operation.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aWriteEndedByAnErrorAfterItWasSentIsUnknown() {
        answer(200);
        http.observer(call -> new CallObservation() {
            @Override
            public AttemptObservation attempt(AttemptStart start) {
                return new EndedAttempt(end -> {
                    throw new AssertionError("of the host");
                });
            }
        });

        assertThatThrownBy(() -> http.create(options)).hasMessage("of the host");

        assertThat(operation.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aWriteEndedByAnErrorBeforeSendingIsNotSent() {
        http.credential(MadeCredentials.source(call -> {
            throw new AssertionError("of the host");
        }));

        assertThatThrownBy(() -> http.create(options)).hasMessage("of the host");

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
        http.create(options).get();
        assertThat(operation.idempotencyKey()).isNull();
    }

    @Test
    void theSecretsOfTheCredentialAreKnownToTheOperation() {
        answer(200);
        http.credential(MadeCredentials.fixed("t0k3n"));

        http.get(options).get();

        assertThat(operation.secrets()).contains(Secret.of("t0k3n"));
    }
}
