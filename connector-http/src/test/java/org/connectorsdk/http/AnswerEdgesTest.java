package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.cut;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class AnswerEdgesTest {
    private static final String UNKNOWN_CODING = "Content-Encoding: odd";

    @AutoClose
    private final HttpFixture http = new HttpFixture().set(HttpSettings.ATTEMPTS, "1");

    private void answer(int status, String contentType, String body, String... headers) {
        http.server.then(exchange -> exchange.answer(status, contentType, body, headers));
    }

    private int connectionsAfterAnotherCall() {
        answer(200, "application/json", "{\"id\":\"a\"}");
        http.api().get("next", HttpFixture.PLAIN).get();
        return http.server.connections();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Nothing: 1", UNKNOWN_CODING})
    void aChoiceOfSeveralIsNoAnswer(String header) {
        answer(300, "application/json", "{\"id\":\"a\"}", header);
        assertThat(http.error().kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
    }

    @Test
    void aStatusBehindThoseOfRedirectsIsNotFollowed() {
        answer(309, "", "", "Location: /elsewhere");
        assertThat(http.error().kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
        assertThat(http.server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void whatCannotBeDecodedIsNamed(int status) {
        answer(status, "application/json", "{\"id\":\"a\"}", UNKNOWN_CODING);
        assertThat(http.error().message()).contains("the answer is compressed with odd");
    }

    @Test
    void whatCannotBeDecodedIsNotReadAndItsConnectionDropped() {
        answer(200, "application/json", "{\"id\":\"a\"}", UNKNOWN_CODING);
        http.error();
        assertThat(connectionsAfterAnotherCall()).isEqualTo(2);
    }

    @Test
    void theRestOfAnInvalidAnswerDropsItsConnection() {
        answer(200, "application/json", "nonsense" + " ".repeat(300_000));
        http.error();
        assertThat(connectionsAfterAnotherCall()).isEqualTo(2);
    }

    @Test
    void aSuccessThatReportsFailureIsARefusalWithItsId() {
        answer(200, "application/json", "{\"success\":false,\"message\":\"no such thing\"}", "X-Request-Id: r-1");

        ConnectorError error = http.api().trigger("a", HttpFixture.PLAIN).getLeft();

        assertThat(error.message()).contains("no such thing");
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.context().requestId()).hasValue("r-1");
    }

    @Test
    void aRefusalBegunIsARefusalThoughTheRuntimeCloses() {
        http.server.then(exchange -> {
            exchange.send("HTTP/1.1 400 No\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nno");
            http.time.awaitWatchdog(); // by now it was read
            http.runtime().close();
            exchange.clientHasGone();
        });

        ConnectorError error = http.create().getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aContentTooLargeIsReportedWithItsSize() {
        answer(413, "", "");
        assertThat(http.create().getLeft().message()).contains("the content of the request, 10 bytes, is too large");
    }

    @Test
    void anAnswerThatIsTooLargeLeavesTheEffectUnknown() {
        http.set(HttpSettings.MAX_ANSWER_BYTES, "2048");
        answer(200, "application/json", "{\"id\":\"" + "x".repeat(5000) + "\"}", "X-Request-Id: r-1");

        ConnectorError error = http.create().getLeft();

        assertThat(((ConnectorError.PayloadTooLarge) error).limit()).isEqualTo(2048);
        assertThat(((ConnectorError.PayloadTooLarge) error).setting()).isEqualTo(HttpSettings.MAX_ANSWER_BYTES);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.context().requestId()).hasValue("r-1");
    }

    @ParameterizedTest
    @CsvSource({
        "text/html,answered with a page (text/html) instead of JSON",
        "application/json,answered with a page (application/json) instead of JSON",
        "'',answered with a page instead of JSON"
    })
    void aPageIsReportedWithTheTypeThatItClaims(String contentType, String summary) {
        answer(200, contentType, "<html>Sign in</html>");

        ConnectorError error = http.error();

        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
        assertThat(error.context().summary()).isEqualTo(summary);
    }

    @Test
    void whatIsWrongInsideAnAnswerIsReportedWithItsPlace() {
        answer(200, "application/json", "{\"id\":[1]}");
        assertThat(http.error().context().summary()).startsWith("in the answer, ");
    }

    @Test
    void anAnswerThatIsWrongAltogetherHasNoPlace() {
        answer(200, "application/json", "nonsense");
        assertThat(http.error().context().summary()).doesNotStartWith("in the answer, ");
    }

    private static final String CHUNKED_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private void answerPacked(byte[] body) {
        http.server.always(exchange -> {
            exchange.send(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: "
                            + body.length + "\r\n\r\n");
            exchange.send(body);
        });
    }

    @Test
    void aPackedAnswerIsReadAsIfItWereNot() throws IOException {
        answerPacked(gzip("{\"id\":\"a\"}".getBytes(StandardCharsets.UTF_8)));
        assertThat(http.get().get().id()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 12})
    void aCutPackedAnswerFailsEvenIfItsTextIsWhole(int missing) throws IOException {
        byte[] packed = gzip("{\"id\":\"a\"}".getBytes(StandardCharsets.UTF_8));
        answerPacked(Arrays.copyOf(packed, packed.length - missing));
        assertThat(http.get().isLeft()).isTrue();
    }

    @Test
    void aPackedAnswerThatExplodesIsStoppedAtTheCeiling() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] filling = new byte[32 << 20];
        Arrays.fill(filling, (byte) 'x');
        content.write("{\"id\":\"".getBytes(StandardCharsets.UTF_8));
        content.write(filling);
        content.write("\"}".getBytes(StandardCharsets.UTF_8));
        answerPacked(gzip(content.toByteArray()));
        http.set(HttpSettings.MAX_ANSWER_BYTES, "1048576");

        ConnectorError error = http.error();

        assertThat(error.kind()).isEqualTo(ErrorKind.PAYLOAD_TOO_LARGE);
        assertThat(error.message()).contains(HttpSettings.MAX_ANSWER_BYTES);
    }

    @Test
    void aChunkThatIsCutIsAFailure() {
        http.server.always(cut(CHUNKED_HEAD + "a\r\n{\"id\":\"a\"}\r\n"));
        assertThat(http.error().kind()).isEqualTo(ErrorKind.UNREACHABLE);
    }

    @Test
    void anAnswerThatNeverEndsIsStoppedAtTheCeiling() {
        http.set(HttpSettings.MAX_ANSWER_BYTES, "100000");
        http.server.always(exchange -> {
            exchange.send(CHUNKED_HEAD + "7\r\n{\"id\":\"\r\n");
            while (true) { // until the client is gone
                exchange.send("400\r\n" + "x".repeat(1024) + "\r\n");
            }
        });

        assertThat(http.error().kind()).isEqualTo(ErrorKind.PAYLOAD_TOO_LARGE);
    }
}
