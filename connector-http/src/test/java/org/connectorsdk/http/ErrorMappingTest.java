package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.cut;
import static org.connectorsdk.http.RawServer.thing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorError.Reason;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.auth.MadeCredentials;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failure is called and what it tells (ERR-01 to ERR-13, INC-17, INC-18). */
class ErrorMappingTest {
    private static final String TOKEN = "t0k3n/with+\"quotes\"";

    @AutoClose
    private final HttpFixture http =
            new HttpFixture().set(HttpSettings.ATTEMPTS, "1").with(builder -> builder.errors(ErrorMappingTest::decode));

    private static VendorError decode(ErrorAnswer answer) {
        VendorError.Builder vendor = VendorError.builder()
                .message(answer.object().string("message").orElse(null))
                .code(answer.object().string("code").orElse(null));
        answer.object().string("conflict").ifPresent(vendor::conflictingId);
        answer.object()
                .string("field")
                .ifPresent(field -> vendor.violation(new FieldViolation(field, "bad", "is bad")));
        return vendor.build();
    }

    private void answer(int status, String contentType, String body, String... headers) {
        http.server.always(exchange -> exchange.answer(status, contentType, body, headers));
    }

    @ParameterizedTest
    @CsvSource({
        "400,INVALID_REQUEST,false",
        "401,UNAUTHENTICATED,false",
        "402,INVALID_REQUEST,false",
        "403,PERMISSION_DENIED,false",
        "404,NOT_FOUND,false",
        "405,INVALID_REQUEST,false",
        "407,UNREACHABLE,false",
        "408,PROVIDER_FAILURE,true",
        "409,CONFLICT,false",
        "410,NOT_FOUND,false",
        "412,CONFLICT,false",
        "413,INVALID_REQUEST,false",
        "415,INVALID_REQUEST,false",
        "418,INVALID_REQUEST,false",
        "422,INVALID_REQUEST,false",
        "423,CONFLICT,false",
        "429,RATE_LIMITED,true",
        "451,INVALID_REQUEST,false",
        "500,PROVIDER_FAILURE,true",
        "501,PROVIDER_FAILURE,true",
        "502,PROVIDER_FAILURE,true",
        "503,PROVIDER_FAILURE,true",
        "504,PROVIDER_FAILURE,true",
        "520,PROVIDER_FAILURE,true",
        "599,PROVIDER_FAILURE,true"
    })
    void aStatusHasItsKind(int status, ErrorKind kind, boolean retryable) {
        answer(status, "application/json", "{}");

        ConnectorError error = http.error();

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.context().status()).hasValue(status);
        assertThat(error.retryable()).isEqualTo(retryable);
    }

    @Test
    void theVendorsWordsAreReported() {
        answer(
                409,
                "application/json",
                "{\"message\":\"name is taken\",\"code\":\"DUP\",\"conflict\":\"c-1\"}",
                "X-Request-Id: req-7");

        ConnectorError error = http.error();

        assertThat(error.message())
                .isEqualTo("acme get_thing: name is taken"
                        + " [GET /things/{id}, HTTP 409, code DUP, request id req-7, 1 attempt, refused]");
        assertThat(((ConnectorError.Conflict) error).conflictingId()).hasValue("c-1");
    }

    @Test
    void fieldsThatWereRefusedAreListed() {
        answer(422, "application/problem+json", "{\"message\":\"no\",\"field\":\"config.host\"}");

        assertThat(((ConnectorError.InvalidRequest) http.error()).violations())
                .containsExactly(new FieldViolation("config.host", "bad", "is bad"));
    }

    @Test
    void aDecoderCanCorrectTheKindButNotTheOutcome() {
        http.with(builder -> builder.errors(
                answer -> VendorError.builder().kind(ErrorKind.NOT_FOUND).build()));
        answer(500, "application/json", "{}");

        ConnectorError error = http.create().getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aDecoderThatThrowsLeavesTheStatusToSpeak() {
        http.with(builder -> builder.errors(answer -> {
            throw new IllegalStateException("broken");
        }));
        answer(403, "application/json", "{}");

        assertThat(http.error().kind()).isEqualTo(ErrorKind.PERMISSION_DENIED);
    }

    @Test
    void anErrorInsideA200IsThatError() {
        answer(200, "application/json", "{\"ok\":false,\"problem\":\"no such thing\"}");

        ConnectorError error = http.api().judge("a", HttpFixture.PLAIN).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.message()).contains("no such thing").contains("NOT_OK");
    }

    @Test
    void aPageOfAProxyKeepsItsStatusAndSaysWhoAnswered() {
        answer(
                504,
                "text/html; charset=utf-8",
                "<html><head><title>504</title><style>p{}</style></head><body><p>504 Gateway\n"
                        + "Time-out</p></body></html>");

        ConnectorError error = http.error();

        assertThat(error.kind()).isEqualTo(ErrorKind.PROVIDER_FAILURE);
        assertThat(error.message())
                .contains("HTTP 504 with a page (text/html) instead of an explanation")
                .doesNotContain("Gateway")
                .contains(HttpSettings.SLOW_DEADLINE)
                .doesNotContain("<")
                .doesNotContain("p{}");
        assertThat(error.context().excerpt()).isEqualTo("504 504 Gateway Time-out");
    }

    @Test
    void anErrorWithoutBodyAndContentTypeStillMaps() {
        answer(502, "", "");
        assertThat(http.error().kind()).isEqualTo(ErrorKind.PROVIDER_FAILURE);
    }

    @Test
    void anErrorWhoseBodyBreaksOffStillMaps() {
        http.server.always(
                cut("HTTP/1.1 422 No\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"mess"));
        assertThat(http.error().kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
    }

    @Test
    void ofAHugeErrorBodyLittleIsReadAndTheConnectionDropped() throws Exception {
        java.util.concurrent.CompletableFuture<Long> written = new java.util.concurrent.CompletableFuture<>();
        http.server.always(exchange -> {
            long count = 0;
            try {
                exchange.send("HTTP/1.1 500 No\r\nContent-Type: text/plain\r\nContent-Length: 1000000000\r\n\r\n");
                String piece = "x".repeat(10_000);
                while (count < 1_000_000_000) {
                    exchange.send(piece);
                    count += piece.length();
                }
            } finally {
                written.complete(count);
            }
        });

        ConnectorError error = http.error();

        assertThat(error.kind()).isEqualTo(ErrorKind.PROVIDER_FAILURE);
        assertThat(error.message().length()).isLessThan(800);
        assertThat(written.get()).isLessThan(20_000_000); // what the sockets' buffers took
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html; charset=utf-8", "TEXT/HTML", "application/xhtml+xml"})
    void aLoginPageIsNotAnAnswerOfTheApi(String contentType) {
        answer(200, contentType, "<html><body><h1>Sign in</h1></body></html>");

        assertThat(http.error()).isInstanceOfSatisfying(ConnectorError.NotAnApiAnswer.class, page -> {
            assertThat(page.excerpt()).isEqualTo("Sign in");
            assertThat(page.message()).contains(HttpSettings.BASE_URL).contains("single sign-on");
        });
        assertThat(http.server.requests()).isEqualTo(1);
    }

    @Test
    void aLoginPageIsNoSuccessOfADeletionEither() {
        answer(200, "text/html", "<html>Sign in</html>");

        ConnectorError error = http.api().delete("a", HttpFixture.PLAIN).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"200,''", "204,''", "205,''", "200,'{\"id\":'", "200,'{\"name\":\"no id\"}'", "200,'[]'", "200,'{} x'"})
    void a2xxThatBreaksItsContractIsMalformed(int status, String body) {
        answer(status, "application/json", body);

        ConnectorError error = http.error();

        assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(error.message())
                .contains("get_thing")
                .doesNotContain("jackson")
                .doesNotContain("okhttp");
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aMissingFieldIsNamed() {
        answer(200, "application/json", "{\"name\":\"no id\"}");
        assertThat(http.error().message()).contains("id");
    }

    @Test
    void aWriteThatSucceededWithAnUnreadableAnswerIsUnknown() {
        answer(200, "application/json", "nonsense");
        assertThat(http.create().getLeft().outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"200", "201", "202", "204", "205", "299"})
    void any2xxIsSuccessWhereNothingIsExpected(int status) {
        answer(status, "", "");
        assertThat(http.api().delete("a", HttpFixture.PLAIN).isRight()).isTrue();
    }

    @Test
    void aHostThatDoesNotExistIsUnknown() {
        http.set(HttpSettings.ALLOW_PLAIN_HTTP, "true").at(URI.create("http://does-not-exist.invalid"), "");
        assertThat(((ConnectorError.Unreachable) http.error()).reason()).isEqualTo(Reason.UNKNOWN_HOST);
    }

    @Test
    void aServerThatSpeaksNoTlsIsATlsProblem() {
        answer(200, "", "");
        http.at(URI.create("https://127.0.0.1:" + http.server.port()), "");

        ConnectorError error = http.error();

        assertThat(((ConnectorError.Unreachable) error).reason()).isEqualTo(Reason.TLS);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void aServerThatSpeaksNoHttpIsMalformed() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread ssh = new Thread(() -> {
                try (Socket socket = listener.accept()) {
                    socket.getOutputStream().write("SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.UTF_8));
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    Thread.currentThread().interrupt();
                }
            });
            ssh.setDaemon(true);
            ssh.start();
            http.at(URI.create("http://127.0.0.1:" + listener.getLocalPort()), "");

            assertThat(http.error().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void anIdThatIsAPathIsNotSent(String id) {
        ConnectorError error = http.api().get(id, HttpFixture.PLAIN).getLeft();
        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void anIdWithSlashesAndSignsIsOneSegment() {
        http.server.always(thing());
        http.api().get("a/b?c#d%2F e", HttpFixture.PLAIN).get();
        assertThat(http.server.journal().get(0).path()).isEqualTo("/things/a%2Fb%3Fc%23d%252F%20e");
    }

    @Test
    void aHeaderValueThatCannotBeSentIsRefusedWithoutBeingQuoted() {
        ConnectorError error =
                http.api().marked("s3cr3t\nX: y", HttpFixture.PLAIN).getLeft();
        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(error.message()).doesNotContain("s3cr3t");
    }

    @Test
    void anEchoOfTheCredentialIsMaskedInEveryForm() {
        http.credential(MadeCredentials.fixed(TOKEN));
        String base64 = Base64.getEncoder().encodeToString(TOKEN.getBytes(StandardCharsets.UTF_8));
        String echo = TOKEN + " " + TOKEN.replace("\"", "\\\"") + " t0k3n%2Fwith%2B%22quotes%22 " + base64;
        answer(401, "text/plain", echo, "X-Request-Id: " + base64);

        assertThat(http.error().message())
                .contains("[secret]")
                .doesNotContain("t0k3n")
                .doesNotContain(base64);
    }

    @Test
    void nothingOfAnotherLibraryIsNamed() {
        http.server.always(RawServer.Exchange::reset);
        assertThat(http.error().message()).doesNotContain("okhttp").doesNotContain("Exception");
    }
}
