package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.RawServer.Exchange;
import org.connectorsdk.http.RawServer.Reply;
import org.connectorsdk.http.auth.CredentialSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachedTokensTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture()
            .credential(CredentialSource.clientCredentials("v1/token")
                    .member("client_id", "id-1")
                    .secret("client_secret", () -> Secret.of("s3cr3t-client"))
                    .build());

    private final List<String> tokens = new ArrayList<>(List.of("t1", "t2", "t3"));
    private final List<Reply> tokenReplies = new ArrayList<>();
    private volatile List<String> accepted = List.of("t1", "t2", "t3");

    CachedTokensTest() {
        http.server.always(this::serve);
    }

    private void serve(Exchange exchange) throws Exception {
        if (exchange.path().equals("/v1/token")) {
            Reply reply;
            synchronized (this) {
                reply = tokenReplies.isEmpty() ? this::giveToken : tokenReplies.remove(0);
            }
            reply.to(exchange);
        } else if (accepted.contains(token(exchange))) {
            exchange.json("{\"id\":\"" + token(exchange) + "\"}");
        } else {
            exchange.answer(401, "application/json", "{\"message\":\"no: " + token(exchange) + "\"}");
        }
    }

    private synchronized void giveToken(Exchange exchange) throws IOException {
        String token = tokens.size() > 1 ? tokens.remove(0) : tokens.get(0);
        exchange.json("{\"access_token\":\"" + token + "\",\"expires_in\":\"180\",\"token_type\":\"bearer\"}");
    }

    private static Reply status(int status) {
        return exchange -> exchange.answer(status, "text/html", "<h1>s3cr3t-client id-1</h1>");
    }

    private static String token(Exchange exchange) {
        return exchange.headers().getOrDefault("Authorization", "").replace("Bearer ", "");
    }

    private List<Exchange> requests(boolean ofTokens) {
        return http.server.journal().stream()
                .filter(exchange -> exchange.path().equals("/v1/token") == ofTokens)
                .toList();
    }

    @Test
    void theTokenRequestIsJsonAndTheCallCarriesTheToken() {
        assertThat(http.get().get().id()).isEqualTo("t1");

        Exchange request = requests(true).get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers().get("Content-Type")).isEqualTo("application/json");
        assertThat(request.headers()).doesNotContainKey("Authorization");
        assertThat(request.body()).isEqualTo("{\"client_id\":\"id-1\",\"client_secret\":\"s3cr3t-client\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401})
    void aTokenEndpointsRefusalIsNamedAndNothingElseIsSent(int status) {
        tokenReplies.add(status(status));

        ConnectorError error = http.error();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.message())
                .contains("token endpoint", "v1/token", "" + status, "text/html")
                .doesNotContain("s3cr3t", "id-1");
        assertThat(requests(false)).isEmpty();
    }

    @Test
    void aPageInsteadOfATokenIsNamedAsWhatItIs() {
        tokenReplies.add(status(200));

        ConnectorError error = http.error();

        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
        assertThat(error.message()).contains("token endpoint", "text/html").doesNotContain("s3cr3t", "id-1");
    }

    @Test
    void theTokenEndpointIsNotFollowedElsewhere() {
        tokenReplies.add(exchange -> exchange.answer(307, "", "", "Location: /elsewhere"));

        ConnectorError error = http.error();

        assertThat(error.message())
                .contains("token endpoint " + http.server.url() + "/v1/token", "307")
                .doesNotContain("[secret]");
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(http.server.journal()).hasSize(1);
    }

    @Test
    void whereItDoesNotAnswerTheErrorNamesIt() {
        tokenReplies.addAll(Collections.nCopies(3, Exchange::reset));

        ConnectorError error = http.error();

        assertThat(error.message()).contains("token endpoint", "/v1/token").doesNotContain("s3cr3t");
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void theTokenRequestOfAWriteIsRepeatedAsAReadIs() {
        tokenReplies.addAll(List.of(status(502), status(503)));
        assertThat(http.create().isRight()).isTrue();
        assertThat(requests(true)).hasSize(3);
    }

    @Test
    void whenItNeverWorksTheErrorCountsWhatWasSent() {
        tokenReplies.addAll(List.of(status(502), status(502), status(502), status(502)));

        ConnectorError error = http.error();

        assertThat(error.context().attempts())
                .isEqualTo(3)
                .isEqualTo(requests(true).size());
        assertThat(error.context().status()).hasValue(502);
        assertThat(error.context().elapsed()).isEqualTo(http.time.elapsed());
        assertThat(requests(false)).isEmpty();
    }

    @Test
    void aTokenThatDiedEarlyIsReplacedAndTheWriteSentAgain() {
        accepted = List.of("t2");

        assertThat(http.api()
                        .create(new ThingApi.Thing("x", null), HttpFixture.PLAIN)
                        .get()
                        .id())
                .isEqualTo("t2");

        assertThat(requests(true)).hasSize(2);
        assertThat(requests(false)).hasSize(2);
    }

    @Test
    void theSameDeadTokenAgainIsNotTriedAgain() {
        accepted = List.of();
        tokens.subList(1, 3).clear();

        ConnectorError error = http.error();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(error.context().attempts()).isEqualTo(1);
        assertThat(requests(true)).hasSize(2);
        assertThat(requests(false)).hasSize(1);
    }

    @Test
    void aNewTokenThatIsRefusedAsWellEndsTheCall() {
        accepted = List.of();

        assertThat(http.error().kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);

        assertThat(requests(true)).hasSize(2);
        assertThat(requests(false)).hasSize(2);
    }

    @Test
    void anEchoOfTheTokenIsMasked() {
        accepted = List.of();
        tokens.set(0, "token-one-of-many");
        tokens.set(1, "token-two-of-many");

        assertThat(http.error().toString()).doesNotContain("-of-many");
    }

    @Test
    void aDeadlineEndsTheWaitForATokenTheNextCallUses() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        http.realTime();
        tokenReplies.add(exchange -> {
            answer.await();
            giveToken(exchange);
        });

        ConnectorError error =
                http.get(CallOptions.deadline(Duration.ofMillis(50))).getLeft();
        assertThat(error.kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        answer.countDown();

        assertThat(http.get().isRight()).isTrue();
        assertThat(requests(true)).hasSize(1);
    }

    @Test
    void closingEndsTheWaitForAToken() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        tokenReplies.add(exchange -> {
            asked.countDown();
            exchange.clientHasGone();
        });
        CompletableFuture<ConnectorError> waiting = CompletableFuture.supplyAsync(() -> http.error());
        asked.await();

        http.runtime().close();

        assertThat(waiting.get(60, TimeUnit.SECONDS).kind()).isEqualTo(ErrorKind.CLOSED);
    }

    @Test
    void aTenantsTokenIsSentAsItIs() {
        accepted = List.of("tenant-token");
        CallOptions options =
                CallOptions.builder().credential(Secret.of("tenant-token")).build();

        assertThat(http.get(options).get().id()).isEqualTo("tenant-token");
        assertThat(requests(true)).isEmpty();
    }

    @Test
    void aRequestThatUsesSomethingUpIsSentOnce() {
        try (HttpFixture once = new HttpFixture()) {
            once.credential(CredentialSource.clientCredentials("v1/token")
                            .member("grant_type", "refresh_token")
                            .secret("refresh_token", () -> Secret.of("only-once"))
                            .build())
                    .server
                    .always(status(503));

            ConnectorError error = once.api().get("a", HttpFixture.PLAIN).getLeft();

            assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(once.server.requests()).isOne();
        }
    }

    @Test
    void whoKnowsBetterMaySayThatItCanBeRepeated() {
        try (HttpFixture often = new HttpFixture()) {
            often.credential(CredentialSource.clientCredentials("v1/token")
                            .secret("refresh_token", () -> Secret.of("for-ever"))
                            .repeatable(true)
                            .build())
                    .server
                    .always(status(503));

            assertThat(often.api().get("a", HttpFixture.PLAIN).isLeft()).isTrue();

            assertThat(often.server.requests()).isEqualTo(3);
        }
    }

    @Test
    void aCallOfOneAttemptSetsOffOneTokenRequest() {
        tokenReplies.addAll(List.of(status(502), status(502), status(502)));
        assertThat(http.get(HttpFixture.ONCE).isLeft()).isTrue();
        assertThat(requests(true)).hasSize(1);
    }
}
