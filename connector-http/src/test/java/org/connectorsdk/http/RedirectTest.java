package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.io.IOException;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.auth.AuthCall;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.auth.MadeCredentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials and bodies stay on the configured origin (M4, SEC-04, INC-19). */
class RedirectTest {
    private final Lab lab = new Lab().credential(new Fixed());
    private RawServer elsewhere;

    RedirectTest() throws IOException {
        elsewhere = new RawServer();
    }

    @BeforeEach
    void answerEverythingElsewhere() {
        elsewhere.always(exchange -> exchange.json("{\"id\":\"stolen\"}"));
    }

    @AfterEach
    void close() throws IOException {
        lab.close();
        elsewhere.close();
    }

    private static final class Fixed implements CredentialSource {
        @Override
        public Either<ConnectorError, Credential> obtain(AuthCall call) {
            return Either.right(MadeCredentials.bearer("s3cr3t-token"));
        }

        @Override
        public boolean renewAfterRefusal(Credential refused, AuthCall call) {
            return false;
        }
    }

    private void redirect(int status, String location) {
        lab.server.then(exchange -> exchange.answer(status, "", "", "Location: " + location));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aReadIsNotRedirectedToAnotherOrigin(int status) {
        redirect(status, elsewhere.url() + "/things/a");

        ConnectorError error = lab.api().get("a", Lab.PLAIN).getLeft();

        assertThat(elsewhere.requests()).isZero();
        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
        assertThat(error.message())
                .contains("127.0.0.1:" + lab.server.port())
                .contains("127.0.0.1:" + elsewhere.port())
                .contains(HttpSettings.BASE_URL);
        assertThat(lab.server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aWriteIsNotRedirectedAnywhereNorTurnedIntoARead(int status) {
        redirect(status, lab.server.url() + "/elsewhere");

        ConnectorError error = lab.api().create(new Thing("a", null), Lab.PLAIN).getLeft();

        assertThat(lab.server.requests()).isEqualTo(1);
        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aReadFollowsARedirectOnItsOwnOrigin(int status) {
        redirect(status, "/moved/a");
        lab.server.then(exchange -> exchange.json("{\"id\":\"a\"}"));

        assertThat(lab.api().get("a", Lab.PLAIN).get().id()).isEqualTo("a");
        assertThat(lab.server.journal().get(1).path()).isEqualTo("/moved/a");
        assertThat(lab.server.journal().get(1).headers()).containsEntry("Authorization", "Bearer s3cr3t-token");
    }

    @Test
    void theContentOfARedirectIsPassedOverAndItsConnectionUsedAgain() {
        lab.server.then(exchange -> exchange.answer(302, "text/plain", "moved", "Location: /moved/a"));
        lab.server.then(exchange -> exchange.json("{\"id\":\"a\"}"));

        lab.api().get("a", Lab.PLAIN).get();

        assertThat(lab.server.connections()).isEqualTo(1);
    }

    @Test
    void aLoopEnds() {
        lab.server.always(exchange -> exchange.answer(302, "", "", "Location: /again"));

        ConnectorError error = lab.api().get("a", Lab.PLAIN).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
        assertThat(error.context().attempts()).isEqualTo(lab.server.requests()).isEqualTo(6);
    }

    @Test
    void anotherSchemeIsAnotherOrigin() {
        redirect(302, "https://127.0.0.1:" + lab.server.port() + "/things/a");

        assertThat(lab.api().get("a", Lab.PLAIN).getLeft().kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "javascript:alert(1)", "http://["})
    void aRedirectToNowhereIsNotFollowed(String location) {
        redirect(302, location.isEmpty() ? "#" : location);
        lab.server.always(exchange -> exchange.answer(302, "", ""));

        assertThat(lab.api().get("a", Lab.PLAIN).getLeft().kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
    }

    @Test
    void aLinkToAnotherOriginIsNotEvenAskedFor() {
        ConnectorError error = lab.api()
                .follow(elsewhere.url() + "/things?cursor=2", Lab.PLAIN)
                .getLeft();

        assertThat(elsewhere.requests()).isZero();
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void aLinkOnTheOwnOriginIsFollowed() {
        lab.server.then(exchange -> exchange.json("{\"id\":\"a\"}"));

        assertThat(lab.api()
                        .follow(lab.server.url() + "/things?cursor=2", Lab.PLAIN)
                        .isRight())
                .isTrue();
    }

    @Test
    void secretsAreNotInWhatIsSaid() {
        redirect(
                302,
                elsewhere.url() + "/login?token=" + Secret.of("s3cr3t-token").reveal());

        assertThat(lab.api().get("a", Lab.PLAIN).getLeft().message()).doesNotContain("s3cr3t-token");
    }
}
