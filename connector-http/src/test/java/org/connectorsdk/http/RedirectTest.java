package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

import java.io.IOException;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.auth.MadeCredentials;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials and bodies stay on the configured origin (M4, SEC-04, INC-19). */
class RedirectTest {
    private final HttpFixture http = new HttpFixture().credential(MadeCredentials.fixed("s3cr3t-token"));
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
        http.close();
        elsewhere.close();
    }

    private void redirect(int status, String location) {
        http.server.then(status(status, "Location: " + location));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aReadIsNotRedirectedToAnotherOrigin(int status) {
        redirect(status, elsewhere.url() + "/things/a");

        ConnectorError error = http.error();

        assertThat(elsewhere.requests()).isZero();
        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
        assertThat(error.message())
                .contains("127.0.0.1:" + http.server.port())
                .contains("127.0.0.1:" + elsewhere.port())
                .contains(HttpSettings.BASE_URL);
        assertThat(http.server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aWriteIsNotRedirectedAnywhereNorTurnedIntoARead(int status) {
        redirect(status, http.server.url() + "/elsewhere");

        ConnectorError error = http.create().getLeft();

        assertThat(http.server.requests()).isEqualTo(1);
        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aReadFollowsARedirectOnItsOwnOrigin(int status) {
        redirect(status, "/moved/a");
        http.server.then(thing());

        assertThat(http.get().get().id()).isEqualTo("a");
        assertThat(http.server.journal().get(1).path()).isEqualTo("/moved/a");
        assertThat(http.server.journal().get(1).headers()).containsEntry("Authorization", "Bearer s3cr3t-token");
    }

    @Test
    void theConnectionOfARedirectIsUsedAgain() {
        http.server.then(exchange -> exchange.answer(302, "text/plain", "moved", "Location: /moved/a"));
        http.server.then(thing());

        http.get().get();

        assertThat(http.server.connections()).isEqualTo(1);
    }

    @Test
    void aLoopEnds() {
        http.server.always(status(302, "Location: /again"));

        ConnectorError error = http.error();

        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
        assertThat(error.context().attempts()).isEqualTo(http.server.requests()).isEqualTo(6);
    }

    @Test
    void anotherSchemeIsAnotherOrigin() {
        redirect(302, "https://127.0.0.1:" + http.server.port() + "/things/a");
        assertThat(http.error().kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "javascript:alert(1)", "http://["})
    void aRedirectToNowhereIsNotFollowed(String location) {
        redirect(302, location.isEmpty() ? "#" : location);
        http.server.always(status(302));
        assertThat(http.error().kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
    }

    @Test
    void aLinkToAnotherOriginIsNotEvenAskedFor() {
        ConnectorError error = http.api()
                .follow(elsewhere.url() + "/things?cursor=2", HttpFixture.PLAIN)
                .getLeft();

        assertThat(elsewhere.requests()).isZero();
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void aLinkOnTheOwnOriginIsFollowed() {
        http.server.then(thing());

        assertThat(http.api()
                        .follow(http.server.url() + "/things?cursor=2", HttpFixture.PLAIN)
                        .isRight())
                .isTrue();
    }

    @Test
    void secretsAreNotInWhatIsReported() {
        redirect(
                302,
                elsewhere.url() + "/login?token=" + Secret.of("s3cr3t-token").reveal());

        assertThat(http.error().message()).doesNotContain("s3cr3t-token");
    }
}
