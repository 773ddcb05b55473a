package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorError.Limit;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.observe.AttemptObservation;
import org.connectorsdk.api.observe.AttemptStart;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.auth.AuthCall;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.auth.MadeCredentials;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CallTimeTest {
    private static final CallOptions TEN_SECONDS = CallOptions.deadline(Duration.ofSeconds(10));

    @AutoClose
    private final HttpFixture http = new HttpFixture().random(() -> 0.0);

    private void answer(int status, String... headers) {
        http.server.then(exchange -> exchange.answer(status, "application/json", "{\"id\":\"a\"}", headers));
    }

    private final class Slow implements CredentialSource {
        private final Duration toObtain;
        private final Duration toRenew;
        private final AtomicInteger asked = new AtomicInteger();

        Slow(Duration toObtain, Duration toRenew) {
            this.toObtain = toObtain;
            this.toRenew = toRenew;
        }

        @Override
        public Either<ConnectorError, Credential> obtain(AuthCall call) {
            asked.incrementAndGet();
            http.time.advance(toObtain);
            return Either.right(MadeCredentials.bearer("token"));
        }

        @Override
        public boolean renewAfterRefusal(Credential refused, AuthCall call) {
            http.time.advance(toRenew);
            return true;
        }
    }

    private Slow source() {
        Slow source = new Slow(Duration.ZERO, Duration.ZERO);
        http.credential(source);
        return source;
    }

    @Test
    void whatACallWaitedBeforeItsTurnIsPartOfItsTime() {
        answer(404);
        CallOptions waited = CallOptions.builder().waited(Duration.ofSeconds(2)).build();
        assertThat(http.get(waited).getLeft().context().elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aCredentialThatTookTheWholeTimeIsNotUsed() {
        http.credential(new Slow(Duration.ofSeconds(10), Duration.ZERO));
        answer(200);

        assertThat(http.get(TEN_SECONDS).getLeft().kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(http.server.requests()).isZero();
    }

    @Test
    void aReplacementThatTookTheWholeTimeLeavesTheRefusal() {
        http.credential(new Slow(Duration.ZERO, Duration.ofSeconds(10)));
        answer(401);
        assertThat(http.get(TEN_SECONDS).getLeft().kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
    }

    @Test
    void aRefusedCredentialDoesNotCountAsAnAttempt() {
        source();
        answer(401);
        answer(503);
        answer(200);

        assertThat(http.get(CallOptions.builder().maxAttempts(2).build()).isRight())
                .isTrue();
    }

    @Test
    void aPauseThatWouldTakeAllThatIsLeftIsNotMade() {
        answer(503);
        assertThat(http.get(CallOptions.deadline(Duration.ofMillis(500)))
                        .getLeft()
                        .kind())
                .isEqualTo(ErrorKind.PROVIDER_FAILURE);
        assertThat(http.time.pauses()).isEmpty();
    }

    @Test
    void aPauseThatTookTooLongEndsTheCall() {
        answer(503);
        answer(200);
        http.time.onSleep(() -> http.time.advance(Duration.ofSeconds(10)));

        assertThat(http.get(TEN_SECONDS).getLeft().kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(http.server.requests()).isEqualTo(1);
    }

    @Test
    void theSpreadOfAPauseLeavesTimeForTheAttempt() {
        http.random(() -> 0.9);
        answer(503, "Retry-After: 10");
        answer(200);

        assertThat(http.get(CallOptions.deadline(Duration.ofMillis(10_500))).isRight())
                .isTrue();
    }

    @Test
    void aPauseAsLongAsTheCapIsMade() {
        http.set(HttpSettings.RETRY_AFTER_CAP, "2s");
        answer(503, "Retry-After: 2");
        answer(200);

        assertThat(http.get().isRight()).isTrue();
    }

    @Test
    void aCallThatCouldOnlyWaitIsHeldBack() {
        answer(429, "Retry-After: 10");
        http.get(HttpFixture.ONCE);

        assertThat(http.api().get("b", TEN_SECONDS).getLeft().kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(http.time.pauses()).isEmpty();
    }

    @Test
    void theSpreadAfterA429LeavesTimeForTheAttempt() {
        http.random(() -> 0.9);
        answer(429, "Retry-After: 10");
        answer(200);
        http.get(HttpFixture.ONCE);

        assertThat(http.api()
                        .get("b", CallOptions.deadline(Duration.ofMillis(10_500)))
                        .isRight())
                .isTrue();
    }

    @Test
    void closedWhileWaitingACallAsksForNoCredential() {
        Slow source = source();
        answer(429, "Retry-After: 10");
        http.get(HttpFixture.ONCE);
        http.time.onSleep(() -> http.runtime().close());

        assertThat(http.api().get("b", HttpFixture.PLAIN).getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(source.asked).hasValue(1);
    }

    @Test
    void aClosedRuntimeAsksForNoCredential() {
        Slow source = source();
        ThingApi api = http.api();
        http.runtime().close();

        assertThat(api.get("a", HttpFixture.PLAIN).getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(source.asked).hasValue(0);
    }

    @Test
    void anOpenBreakerAsksForNoCredential() {
        http.set(HttpSettings.BREAKER_FAILURES, "1").set(HttpSettings.BREAKER_WINDOW, "1");
        Slow source = source();
        answer(500);
        http.get(HttpFixture.ONCE);

        assertThat(http.api().get("b", HttpFixture.PLAIN).getLeft().kind()).isEqualTo(ErrorKind.CIRCUIT_OPEN);
        assertThat(source.asked).hasValue(1);
    }

    @Test
    void aConnectionThatBreaksAtTheDeadlineIsTheError() {
        http.observer(call -> new CallObservation() {
            @Override
            public AttemptObservation attempt(AttemptStart start) {
                return new EndedAttempt(end -> {
                    if (end.status().isEmpty()) {
                        http.time.advance(Duration.ofSeconds(10)); // who looks on takes it
                    }
                });
            }
        });
        http.warm().server.then(exchange -> exchange.socket().close());

        assertThat(http.get(TEN_SECONDS).getLeft().kind()).isEqualTo(ErrorKind.UNREACHABLE);
    }

    @Test
    void anAttemptAsLongAsTheCallIsEndedByTheDeadline() {
        http.server.always(exchange -> {
            http.time.awaitWatchdog();
            http.time.advance(Duration.ofSeconds(10));
            exchange.clientHasGone();
        });
        CallOptions options =
                TEN_SECONDS.toBuilder().attemptTimeout(Duration.ofSeconds(10)).build();

        assertThat(((ConnectorError.Timeout) http.get(options).getLeft()).limit())
                .isEqualTo(Limit.DEADLINE);
    }

    @Test
    void anAttemptInsideItsBoundGoesOn() {
        http.server.then(exchange -> {
            http.time.awaitWatchdog();
            exchange.json("{\"id\":\"a\"}");
        });
        CallOptions options = CallOptions.builder()
                .attemptTimeout(Duration.ofSeconds(5))
                .maxAttempts(1)
                .build();

        assertThat(http.get(options).map(Thing::id)).containsExactly("a");
    }
}
