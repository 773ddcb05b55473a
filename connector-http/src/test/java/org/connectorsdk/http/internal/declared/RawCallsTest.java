package org.connectorsdk.http.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.status;

import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.RawAnswer;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.facet.RawRequest;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.RawServer;
import org.connectorsdk.http.ThingApi;
import org.connectorsdk.http.auth.CredentialSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class RawCallsTest {
    private static final String TOKEN = "tok-4711-nobody-may-see";
    private final HttpFixture http = new HttpFixture().credential(CredentialSource.bearer(() -> Secret.of(TOKEN)));

    @AfterEach
    void close() {
        Thread.interrupted();
        http.close();
    }

    private static RawRequest.Builder get(String path) {
        return RawRequest.builder("GET").path(path).safety(RawRequest.Safety.READ);
    }

    private RawApi raw() {
        return http.runtime().raw();
    }

    private Either<ConnectorError, RawAnswer> call(RawRequest.Builder request) {
        return raw().call(request.build(), CallOptions.none());
    }

    private RawAnswer answered(int status, String type, String content, String... headers) {
        http.server.then(exchange -> exchange.answer(status, type, content, headers));
        return call(get("/v1/things")).get();
    }

    @Test
    void theAnswerHasTheVendorsIdOfTheRequestAndItsLimit() {
        RawAnswer answer =
                answered(200, "application/json", "{}", "X-Request-Id: req-7", "RateLimit-Limit: 60", "X-Other: 1");

        assertThat(answer.requestId()).contains("req-7");
        assertThat(answer.rateLimit().orElseThrow().limit()).hasValue(60);
    }

    @Test
    void methodPathQueryBodyAndCredentialAreSent() {
        http.server.then(exchange -> exchange.json("{}"));

        call(RawRequest.builder("PROPFIND")
                        .segments("v1", "a/b")
                        .query("q", "x&y=ä")
                        .body(JsonObject.of("n", 1)))
                .get();

        RawServer.Exchange sent = http.server.journal().get(0);
        assertThat(sent.method()).isEqualTo("PROPFIND");
        assertThat(sent.path()).isEqualTo("/v1/a%2Fb?q=x%26y%3D%C3%A4");
        assertThat(sent.body()).isEqualTo("{\"n\":1}");
        assertThat(sent.headers()).containsEntry("authorization", "Bearer " + TOKEN);
        assertThat(sent.headers()).containsEntry("content-type", "application/json");
    }

    @Test
    void pathsBeginBehindTheBaseUrl() {
        http.at(http.server.url().resolve("/gateway/v1"), "v1");
        http.server.then(exchange -> exchange.json("{}"));

        call(get("/v2/new")).get();

        assertThat(http.server.journal().get(0).path()).isEqualTo("/gateway/v2/new");
    }

    @Test
    void aRedirectBelowTheBaseUrlIsFollowed() {
        http.at(http.server.url().resolve("/gateway"), "");
        http.server.then(status(302, "Location: /gateway/v2/new"));
        http.server.then(exchange -> exchange.json("{}"));

        call(get("/v1/old")).get();

        assertThat(http.server.journal().get(1).path()).isEqualTo("/gateway/v2/new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/x", "/admin", "/gateway2/x", "/gateway/../admin", "/"})
    void aRedirectToAnotherApplicationOfTheHostIsNot(String location) {
        http.at(http.server.url().resolve("/gateway"), "");
        http.server.then(status(302, "Location: " + location));

        assertThat(call(get("/v1/old")).getLeft().kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
        assertThat(http.server.requests()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//127.0.0.1:1/x",
                "http://127.0.0.1:1/x",
                "/../x",
                "/v1/%2e%2e/x",
                "/v1/%252e%252e",
                "/\\x",
                "/a\nb",
                "/x?y"
            })
    void whatLeadsElsewhereIsNotSent(String path) {
        ConnectorError error = call(get(path)).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(http.server.connections()).isZero();
    }

    @Test
    void jsonIsATree() {
        assertThat(answered(201, "application/json", "{\"big\":12345678901234567890.10}")
                        .json())
                .map(JsonValue::toJson)
                .contains("{\"big\":12345678901234567890.10}");
    }

    @ParameterizedTest
    @CsvSource({"application/json, null", "application/vnd.acme+json, [1]", "text/plain, ' [1]'"})
    void jsonIsATreeWhateverItsType(String type, String content) {
        assertThat(answered(200, type, content).json()).map(JsonValue::toJson).contains(content.strip());
    }

    @Test
    void anotherTextIsText() {
        RawAnswer answer = answered(200, "text/plain", "Successful operation");
        assertThat(answer.text()).contains("Successful operation");
        assertThat(answer.json()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'{\"a\":', X-Coding: none", "x, Content-Encoding: br"})
    void brokenJsonAndUnknownCodingsAreMalformed(String content, String header) {
        http.server.then(exchange -> exchange.answer(200, "application/json", content, header));
        assertThat(call(get("/x")).getLeft().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }

    @Test
    void bytesThatAreNoTextAreNotMadeToOne() {
        http.server.then(exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: 2\r\n\r\n");
            exchange.send(new byte[] {(byte) 0xC0, (byte) 0xAF});
        });

        assertThat(call(get("/x")).getLeft().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }

    @Test
    void noContentIsAnAnswer() {
        RawAnswer answer = answered(204, "", "");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.isEmpty()).isTrue();
    }

    @Test
    void nothingThatIsCalledJsonIsAnAnswer() {
        assertThat(answered(200, "application/json", "").isEmpty()).isTrue();
    }

    @Test
    void aHeadHasNoBody() {
        http.server.then(exchange -> exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\nX-Count: 7\r\n\r\n"));

        RawAnswer answer = call(RawRequest.builder("HEAD").path("/x").safety(RawRequest.Safety.READ))
                .get();

        assertThat(answer.header("x-count")).contains("7");
        assertThat(answer.isEmpty()).isTrue();
    }

    @Test
    void aPageForPeopleIsAnErrorUnlessAskedFor() {
        http.server.always(exchange -> exchange.answer(200, "text/html", "<p>hi"));
        CallOptions pages = CallOptions.builder().header("Accept", "text/html").build();

        assertThat(call(get("/x")).getLeft().kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
        assertThat(raw().call(get("/x").build(), pages).get().text()).contains("<p>hi");
    }

    @Test
    void headersAreThereButForSecrets() {
        RawAnswer answer = answered(
                200,
                "text/plain",
                "ok",
                "Set-Cookie: sid=abc",
                "X-Api-Key: abc",
                "X-Echo: Bearer " + TOKEN,
                "Retry-After: 7",
                "Link: a",
                "link: b");

        assertThat(answer.headers().get("LINK")).containsExactly("a", "b");
        assertThat(answer.header("retry-after")).contains("7");
        assertThat(answer.headers().keySet()).doesNotContain("set-cookie", "x-api-key");
        assertThat(answer.headers().toString()).doesNotContain(TOKEN);
    }

    @Test
    void anErrorShowsNoSecret() {
        http.server.then(exchange ->
                exchange.answer(400, "application/json", "{\"message\":\"no " + TOKEN + " and hunter2pass\"}"));

        ConnectorError error = call(RawRequest.builder("POST")
                        .path("/x")
                        .body(JsonObject.of("password", "hunter2pass")))
                .getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.toString() + error.message()).doesNotContain(TOKEN).doesNotContain("hunter2pass");
        assertThat(error.context().request()).contains("POST /x");
    }

    @ParameterizedTest
    @EnumSource(RawRequest.Safety.class)
    void itsSafetyAloneDecidesWhetherItIsRepeated(RawRequest.Safety safety) {
        http.server.then(status(503));
        http.server.then(exchange -> exchange.json("{}"));

        var answer = call(RawRequest.builder("POST").path("/x").safety(safety));

        boolean once = safety == RawRequest.Safety.ONCE;
        assertThat(http.server.requests()).isEqualTo(once ? 1 : 2);
        assertThat(answer.isLeft() ? answer.getLeft().outcome() : Outcome.NOT_SENT)
                .isEqualTo(once ? Outcome.UNKNOWN : Outcome.NOT_SENT);
    }

    @Test
    void contentThatExistsOnceIsSentOnce() {
        http.server.then(status(503));

        call(RawRequest.builder("PUT")
                .path("/x")
                .contentOnce(new ByteArrayInputStream("a,b".getBytes(StandardCharsets.UTF_8)), 3, "text/csv")
                .safety(RawRequest.Safety.IDEMPOTENT));

        assertThat(http.server.journal()).extracting(RawServer.Exchange::body).containsExactly("a,b");
    }

    @Test
    void aPostWithoutABodyIsSent() {
        http.server.then(status(204));
        assertThat(call(RawRequest.builder("POST").path("/x")).get().status()).isEqualTo(204);
        assertThat(http.server.journal().get(0).headers()).containsEntry("content-length", "0");
    }

    @Test
    void anAnswerBeyondTheCeilingIsRefused() {
        http.set("max-answer-bytes", "1024");
        http.server.then(exchange -> exchange.answer(200, "text/plain", "x".repeat(2000)));
        assertThat(call(get("/x")).getLeft().kind()).isEqualTo(ErrorKind.PAYLOAD_TOO_LARGE);
    }

    @Test
    void afterCloseItIsClosed() {
        RawApi raw = http.runtime().raw();
        http.runtime().close();

        assertThat(raw.call(get("/x").build(), CallOptions.none()).getLeft().kind())
                .isEqualTo(ErrorKind.CLOSED);
        assertThat(http.server.connections()).isZero();
    }

    @Test
    void anInterruptedThreadSendsNothing() {
        RawApi raw = http.runtime().raw();
        Thread.currentThread().interrupt();

        assertThat(raw.call(get("/x").build(), CallOptions.none()).getLeft().kind())
                .isEqualTo(ErrorKind.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(http.server.connections()).isZero();
    }

    @Test
    void theDeadlineHolds() {
        http.realTime().server.then(http.server.silence());
        assertThat(raw().call(get("/x").build(), CallOptions.deadline(Duration.ofMillis(100)))
                        .getLeft()
                        .kind())
                .isEqualTo(ErrorKind.TIMEOUT);
    }

    @Test
    void aProviderHandsItOutByOneLine() {
        assertThat(http.runtime().unwrap(RawApi.class, http.api())).isPresent();
        assertThat(http.runtime().unwrap(ThingApi.class, http.api()).orElseThrow())
                .isSameAs(http.api());
        assertThat(http.runtime().unwrap(Runnable.class, http.api())).isEmpty();
    }
}
