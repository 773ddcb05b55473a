package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.http.auth.AuthCall;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.auth.MadeCredentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A refused credential is replaced once per call, also where a call may otherwise not be repeated (INC-14). */
class RenewalTest {
    private static final CallOptions ONE_POLL =
            CallOptions.builder().maxAttempts(1).build();

    private final Lab lab = new Lab().credential(new Renewable());

    @AfterEach
    void close() {
        lab.close();
    }

    private static final class Renewable implements CredentialSource {
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
        lab.server.then(exchange -> exchange.answer(401, "", ""));
    }

    @Test
    void aPollThatIsOneAttemptGoesOnWithTheNewCredential() {
        refuse();
        lab.server.then(exchange -> exchange.json("{\"id\":\"a\"}"));

        assertThat(lab.api().poll("a", ONE_POLL).get().id()).isEqualTo("a");
        assertThat(lab.server.requests()).isEqualTo(2);
    }

    @Test
    void aWriteThatIsNeverRepeatedIsAsTheRefusalProvesThatNothingRan() {
        refuse();
        lab.server.then(exchange -> exchange.json("{\"id\":\"a\"}"));

        assertThat(lab.api().create(new ThingApi.Thing("a", null), ONE_POLL).isRight())
                .isTrue();
    }

    @Test
    void aSecondRefusalIsFinalAndAllRequestsAreReported() {
        refuse();
        refuse();

        ConnectorError error = lab.api().poll("a", ONE_POLL).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(error.context().attempts()).isEqualTo(2);
        assertThat(lab.server.requests()).isEqualTo(2);
    }
}
