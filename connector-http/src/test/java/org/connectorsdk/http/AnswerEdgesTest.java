package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.operation.UploadBody;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers at the edge of what is one: what they are taken for, what is said of them, and what becomes of their
 * connection.
 */
@Timeout(20)
class AnswerEdgesTest {
    private static final Thing THING = new Thing("a", null);
    private static final String ODD = "Content-Encoding: odd";

    private final HttpFixture http = new HttpFixture().set(HttpSettings.ATTEMPTS, "1");

    @AfterEach
    void close() {
        http.close();
    }

    private void answer(int status, String contentType, String body, String... headers) {
        http.server.then(exchange -> exchange.answer(status, contentType, body, headers));
    }

    private ConnectorError error() {
        return http.api().get("a", HttpFixture.PLAIN).getLeft();
    }

    private int connectionsAfterAnotherCall() {
        answer(200, "application/json", "{\"id\":\"a\"}");
        http.api().get("next", HttpFixture.PLAIN).get();
        return http.server.connections();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Nothing: 1", ODD})
    void aChoiceOfSeveralIsNoAnswer(String header) {
        answer(300, "application/json", "{\"id\":\"a\"}", header);

        assertThat(error().kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
    }

    @Test
    void aStatusBehindThoseOfRedirectsIsNotFollowed() {
        answer(309, "", "", "Location: /elsewhere");

        assertThat(error().kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
        assertThat(http.server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void whatCannotBeDecodedIsNamed(int status) {
        answer(status, "application/json", "{\"id\":\"a\"}", ODD);

        assertThat(error().message()).contains("the answer is compressed with odd");
    }

    @Test
    void whatCannotBeDecodedIsNotReadAndItsConnectionDropped() {
        answer(200, "application/json", "{\"id\":\"a\"}", ODD);
        error();

        assertThat(connectionsAfterAnotherCall()).isEqualTo(2);
    }

    @Test
    void theRestOfWhatCannotBeReadIsNotReadAndItsConnectionDropped() {
        answer(200, "application/json", "nonsense" + " ".repeat(300_000));
        error();

        assertThat(connectionsAfterAnotherCall()).isEqualTo(2);
    }

    @Test
    void aSuccessThatSaysItFailedIsARefusalWithTheIdOfTheRequest() {
        answer(200, "application/json", "{\"success\":false,\"message\":\"no such thing\"}", "X-Request-Id: r-1");

        ConnectorError error = http.api().trigger("a", HttpFixture.PLAIN).getLeft();

        assertThat(error.message()).contains("no such thing");
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.context().requestId()).hasValue("r-1");
    }

    @Test
    void aRefusalWhoseRestNeverComesIsARefusalAlsoWhenTheRuntimeCloses() {
        http.server.then(exchange -> {
            exchange.send("HTTP/1.1 400 No\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nno");
            http.time.awaitWatchdog(); // by now it was read
            http.runtime().close();
            exchange.clientHasGone();
        });

        ConnectorError error = http.api().create(THING, HttpFixture.PLAIN).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void contentThatExistsOnceIsNotOpenedForAnotherAttempt() {
        http.set(HttpSettings.ATTEMPTS, "3");
        byte[] content = "1,2".getBytes(StandardCharsets.UTF_8);
        answer(429, "", "", "Retry-After: 1");

        assertThat(http.api()
                        .upload(
                                "a",
                                UploadBody.oneShot(new ByteArrayInputStream(content), content.length, "text/csv"),
                                HttpFixture.PLAIN)
                        .getLeft()
                        .kind())
                .isEqualTo(ErrorKind.RATE_LIMITED);
    }

    @Test
    void aContentThatIsTooLargeForTheServerIsToldWithItsSize() {
        answer(413, "", "");

        assertThat(http.api().create(THING, HttpFixture.PLAIN).getLeft().message())
                .contains("the content of the request, 10 bytes, is too large");
    }

    @Test
    void anAnswerThatIsTooLargeLeavesTheEffectUnknown() {
        http.set(HttpSettings.MAX_ANSWER_BYTES, "2048");
        answer(200, "application/json", "{\"id\":\"" + "x".repeat(5000) + "\"}", "X-Request-Id: r-1");

        ConnectorError error = http.api().create(THING, HttpFixture.PLAIN).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.PAYLOAD_TOO_LARGE);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.context().requestId()).hasValue("r-1");
    }

    @ParameterizedTest
    @CsvSource({
        "text/html,answered with a page (text/html) instead of JSON",
        "application/json,answered with a page (application/json) instead of JSON",
        "'',answered with a page instead of JSON"
    })
    void aPageIsToldWithTheTypeThatItClaims(String contentType, String summary) {
        answer(200, contentType, "<html>Sign in</html>");

        assertThat(error().context().summary()).isEqualTo(summary);
    }

    @Test
    void whatIsWrongInsideAnAnswerIsToldWithItsPlace() {
        answer(200, "application/json", "{\"id\":[1]}");

        assertThat(error().context().summary()).startsWith("in the answer, ");
    }

    @Test
    void anAnswerThatIsWrongAltogetherHasNoPlace() {
        answer(200, "application/json", "nonsense");

        assertThat(error().context().summary()).doesNotStartWith("in the answer, ");
    }
}
