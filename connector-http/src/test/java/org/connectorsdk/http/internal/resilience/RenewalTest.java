package org.connectorsdk.http.internal.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.concurrent.atomic.AtomicBoolean;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.ThingApi;
import org.connectorsdk.http.auth.AuthCall;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.auth.MadeCredentials;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A refused credential is replaced once per call, also where a call may otherwise not be repeated (INC-14). */
class RenewalTest {
    private static final CallOptions ONE_POLL =
            CallOptions.builder().maxAttempts(1).build();

    private final HttpFixture http = new HttpFixture().credential(new Renewable());

    @AfterEach
    void close() {
        http.close();
    }

    private static class Renewable implements CredentialSource {
        private String token = "t1";

        @Override
        public Either<ConnectorError, Credential> obtain(AuthCall call) {
            return Either.right(MadeCredentials.bearer(token));
        }

        @Override
        public boolean renewAfterRefusal(Credential refused, AuthCall call) {
            token = "t2";
            return true;
        }
    }

    private void refuse() {
        http.server.then(exchange -> exchange.answer(401, "", ""));
    }

    @Test
    void aPollThatIsOneAttemptGoesOnWithTheNewCredential() {
        refuse();
        http.server.then(exchange -> exchange.json("{\"id\":\"a\"}"));

        assertThat(http.api().poll("a", ONE_POLL).get().id()).isEqualTo("a");
        assertThat(http.server.requests()).isEqualTo(2);
    }

    @Test
    void aWriteThatIsNeverRepeatedIsAsTheRefusalProvesThatNothingRan() {
        refuse();
        http.server.then(exchange -> exchange.json("{\"id\":\"a\"}"));

        assertThat(http.api().create(new ThingApi.Thing("a", null), ONE_POLL).isRight())
                .isTrue();
    }

    @Test
    void aSecondRefusalIsFinalAndAllRequestsAreReported() {
        refuse();
        refuse();

        ConnectorError error = http.api().poll("a", ONE_POLL).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(error.context().attempts()).isEqualTo(2);
        assertThat(http.server.requests()).isEqualTo(2);
    }

    @Test
    void whileACredentialIsReplacedItsCallHoldsNoPlace() {
        AtomicBoolean free = new AtomicBoolean();
        http.set(HttpSettings.MAX_CONCURRENT, "1").credential(new Renewable() {
            @Override
            public boolean renewAfterRefusal(Credential refused, AuthCall call) {
                RequestPermits permits = http.shared().permits;
                free.set(permits.enter());
                permits.leave();
                return super.renewAfterRefusal(refused, call);
            }
        });
        refuse();
        http.server.then(exchange -> exchange.json("{\"id\":\"a\"}"));

        assertThat(http.api().poll("a", ONE_POLL).isRight()).isTrue();
        assertThat(free).isTrue();
    }

    @Test
    void aSourceThatThrowsEndsTheCallByAnError() {
        http.credential(new Renewable() {
            @Override
            public boolean renewAfterRefusal(Credential refused, AuthCall call) {
                throw new IllegalStateException("s3cr3t");
            }
        });
        refuse();

        ConnectorError error = http.api().poll("a", ONE_POLL).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(error.message()).doesNotContain("s3cr3t");
    }
}
