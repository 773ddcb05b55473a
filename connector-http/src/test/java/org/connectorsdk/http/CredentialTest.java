package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.auth.AuthCall;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.auth.MadeCredentials;
import org.connectorsdk.http.auth.TokenEndpoint.TokenRequest;
import org.connectorsdk.http.internal.resilience.RequestPermits;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the pipeline asks of a credential source and does for it (ERR-01, INC-13, INC-14). */
class CredentialTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private final Minting source = new Minting();

    private static class Minting implements CredentialSource {
        private final AtomicInteger minted = new AtomicInteger(1);
        private final AtomicInteger renewals = new AtomicInteger();
        private volatile boolean runsDry;

        @Override
        public Either<ConnectorError, Credential> obtain(AuthCall call) {
            return Either.right(MadeCredentials.bearer("token-" + minted.get()));
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
        http.credential(source).server.then(status(401)).then(thing());

        assertThat(http.create(HttpFixture.ONCE).isRight()).isTrue();
        assertThat(sent()).containsExactly("Bearer token-1", "Bearer token-2");
        assertThat(http.time.pauses()).isEmpty();
    }

    @Test
    void aSecondRefusalIsFinal() {
        http.credential(source).server.always(status(401));

        ConnectorError error = http.error();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(error.context().attempts()).isEqualTo(2);
        assertThat(sent()).containsExactly("Bearer token-1", "Bearer token-2");
        assertThat(source.renewals).hasValue(1);
    }

    @Test
    void whereNothingNewCanBeHadTheRefusalIsFinal() {
        source.runsDry = true;
        http.credential(source).server.always(status(401));
        assertThat(http.error().context().attempts()).isEqualTo(1);
    }

    @Test
    void withoutACredentialA401IsFinal() {
        http.server.always(status(401));
        assertThat(http.error().context().attempts()).isEqualTo(1);
        assertThat(http.server.journal().get(0).headers()).doesNotContainKey("Authorization");
    }

    @Test
    void withoutTheCredentialThatItNeedsACallIsNotSent() {
        http.credential(MadeCredentials.source(call ->
                Either.left(new ConnectorError.Unauthenticated(ErrorContext.of(call.provider(), call.operation())
                        .summary("no token")
                        .build()))));

        ConnectorError error = http.error();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(http.server.requests()).isZero();
    }

    @Test
    void itsFailuresDoNotOpenTheBreakersOfTheApi() {
        http.set(HttpSettings.BREAKER_FAILURES, "2")
                .set(HttpSettings.BREAKER_WINDOW, "2")
                .set(HttpSettings.ATTEMPTS, "1");
        http.credential(MadeCredentials.source(call -> {
            if (call.operation().equals("get_thing")) {
                call.tokenEndpoint()
                        .post(new TokenRequest("token", JsonObject.empty(), List.of(), Duration.ofSeconds(1)));
            }
            return Either.right(Credential.none());
        }));
        for (int i = 0; i < 2; i++) { // after these the endpoint's own breaker is open
            http.server.then(status(500)).then(thing());
        }
        http.server.always(thing());

        for (int i = 0; i < 5; i++) {
            assertThat(http.get().isRight()).isTrue();
        }
    }

    private void refuse() {
        http.server.then(status(401));
    }

    @Test
    void aPollThatIsOneAttemptGoesOnWithTheNewCredential() {
        http.credential(source);
        refuse();
        http.server.then(thing());

        assertThat(http.api().poll("a", HttpFixture.ONCE).get().id()).isEqualTo("a");
        assertThat(http.server.requests()).isEqualTo(2);
    }

    @Test
    void aSecondRefusalOfAPollIsFinal() {
        http.credential(source);
        refuse();
        refuse();

        ConnectorError error = http.api().poll("a", HttpFixture.ONCE).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(error.context().attempts()).isEqualTo(2);
        assertThat(http.server.requests()).isEqualTo(2);
    }

    @Test
    void whileACredentialIsReplacedItsCallHoldsNoPlace() {
        AtomicBoolean free = new AtomicBoolean();
        http.set(HttpSettings.MAX_CONCURRENT, "1").credential(new Minting() {
            @Override
            public boolean renewAfterRefusal(Credential refused, AuthCall call) {
                RequestPermits permits = http.shared().permits;
                free.set(permits.enter() == null);
                permits.leave();
                return super.renewAfterRefusal(refused, call);
            }
        });
        refuse();
        http.server.then(thing());

        assertThat(http.api().poll("a", HttpFixture.ONCE).isRight()).isTrue();
        assertThat(free).isTrue();
    }

    @Test
    void aSourceThatThrowsEndsTheCallByAnError() {
        http.credential(new Minting() {
            @Override
            public boolean renewAfterRefusal(Credential refused, AuthCall call) {
                throw new IllegalStateException("s3cr3t");
            }
        });
        refuse();

        ConnectorError error = http.api().poll("a", HttpFixture.ONCE).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(error.message()).doesNotContain("s3cr3t");
    }
}
