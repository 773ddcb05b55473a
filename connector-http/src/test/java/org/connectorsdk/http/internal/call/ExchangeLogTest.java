package org.connectorsdk.http.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.connectorsdk.http.RawServer.thing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.api.text.Masker;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.RawServer;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.spi.LoggingEventAware;

/** What is written down of each attempt (SEC-01). */
class ExchangeLogTest {
    private final Lines lines = new Lines();
    private final ExchangeLog log = new ExchangeLog(lines);

    private final Request request = new Request.Builder()
            .url("https://api.example.com/v1/connections?limit=50&cursor=c%0ASECRET&a%0Ab=1")
            .header("Authorization", "Bearer SECRET")
            .header("X-Api-Key", "SECRET")
            .header("Accept", "application/json")
            .post(RequestBody.create("{\"password\":\"SECRET\"}", MediaType.get("application/json")))
            .build();

    private ExchangeLog.Attempt attempt(int number, Masker masker) {
        return new ExchangeLog.Attempt(new ClientLog("acme", ""), "list", number, request, masker);
    }

    private ExchangeLog.Attempt attempt() {
        return attempt(1, Masker.none());
    }

    private Response answer(Headers headers) {
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("SECRET")
                .headers(headers)
                .body(ResponseBody.create("SECRET", null))
                .build();
    }

    @Test
    void anAnswerIsOneLine() {
        Headers headers = Headers.of("Content-Type", "application/json");

        log.answered(attempt(2, Masker.none()), answer(headers), TimeUnit.MILLISECONDS.toNanos(12));

        assertThat(lines.written)
                .containsExactly("DEBUG acme: list #2 POST /v1/connections?limit=…&cursor=…&a?b=… -> 200 in 12 ms");
    }

    @Test
    void whatALineSaysIsInPairsToo() {
        ClientLog client = new ClientLog("acme", "production");
        log.answered(
                new ExchangeLog.Attempt(client, "list", 2, request, Masker.none()),
                answer(Headers.of()),
                TimeUnit.MILLISECONDS.toNanos(12));

        assertThat(lines.pairs)
                .containsExactly(
                        "provider=acme",
                        "account=production",
                        "call=list",
                        "attempt=2",
                        "method=POST",
                        "ms=12",
                        "status=200");
        assertThat(lines.written.get(0)).startsWith("DEBUG acme production: list #2 POST ");
    }

    @Test
    void aFailureIsOneLineInOurWords() {
        log.failed(attempt(), "connection refused", 0);

        assertThat(lines.written)
                .containsExactly(
                        "DEBUG acme: list #1 POST /v1/connections?limit=…&cursor=…&a?b=… -> connection refused in 0 ms");
    }

    @Test
    void theFinestLevelAddsKnownHeadersAndNoSecret() {
        lines.level = Level.TRACE;

        log.sending(attempt());
        log.answered(attempt(), answer(Headers.of("Set-Cookie", "SECRET", "X-Request-Id", "r-1")), 0);

        assertThat(lines.written).hasSize(3);
        assertThat(lines.written.get(0)).startsWith("TRACE ").endsWith(" is sent [Accept: application/json]");
        assertThat(lines.written.get(1)).startsWith("DEBUG ").doesNotContain("r-1");
        assertThat(lines.written.get(2)).startsWith("TRACE ").endsWith(" is answered [X-Request-Id: r-1]");
        assertThat(lines.written.toString()).doesNotContain("SECRET");
    }

    @Test
    void aSecretInAShownHeaderIsMasked() {
        lines.level = Level.TRACE;
        Masker masker = Masker.none().and(List.of(Secret.of("sk-12345")));
        log.answered(attempt(1, masker), answer(Headers.of("X-Request-Id", "echo sk-12345")), 0);
        assertThat(lines.written.get(1)).contains("X-Request-Id: echo [secret]");
    }

    private HttpFixture written(RawServer.Reply answer) {
        HttpFixture http = new HttpFixture().logging(log);
        http.server.then(exchange -> {
            http.time.advance(Duration.ofMillis(12));
            answer.to(exchange);
        });
        return http;
    }

    @Test
    void eachAttemptOfACallIsWritten() {
        lines.level = Level.TRACE;
        try (HttpFixture http = written(exchange -> exchange.answer(503, "text/plain", ""))) {
            http.server.then(thing());

            http.get().get();
        }

        assertThat(lines.written).hasSize(6);
        assertThat(lines.written.get(0)).startsWith("TRACE acme: get_thing #1 GET /things/a is sent");
        assertThat(lines.written.get(1)).isEqualTo("DEBUG acme: get_thing #1 GET /things/a -> 503 in 12 ms");
        assertThat(lines.written.get(2)).startsWith("TRACE acme: get_thing #1 GET /things/a is answered");
        assertThat(lines.written.get(4)).isEqualTo("DEBUG acme: get_thing #2 GET /things/a -> 200 in 0 ms");
    }

    @Test
    void anAttemptWithoutAnAnswerIsWritten() {
        try (HttpFixture http = written(RawServer.Exchange::reset)) {
            http.create();
        }

        assertThat(lines.written)
                .singleElement(STRING)
                .startsWith("DEBUG acme: create_thing #1 POST /things -> ")
                .endsWith(" in 12 ms");
    }

    @Test
    void whatAServerForgesStartsNoLine() {
        lines.level = Level.TRACE;
        String forged = "\u001b[31m\u000bDEBUG forged\u2028\tby a server";
        try (HttpFixture http = written(exchange -> exchange.send("HTTP/1.1 503 " + forged + "\r\nX-Request-Id: "
                + forged + "\r\nContent-Type: application/json\r\nContent-Length: 30\r\n\r\n"
                + "{\"error\":\"one\\nDEBUG\\r\\u2028\"}"))) {
            http.get(HttpFixture.ONCE);
        }

        assertThat(lines.written)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.chars())
                        .noneMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029'));
    }

    @Test
    void anAccountsNameForgesNeitherALineNorAPair() {
        ClientLog client = new ClientLog("acme", "eu\u2028DEBUG \u202Eforged");

        log.answered(new ExchangeLog.Attempt(client, "list", 1, request, Masker.none()), answer(Headers.of()), 0);

        assertThat(lines.written).singleElement(STRING).startsWith("DEBUG acme eu DEBUG \uFFFDforged: list #1");
        assertThat(lines.pairs).contains("account=eu DEBUG \uFFFDforged");
    }

    @Test
    void nothingIsPreparedWhenNobodyListens() {
        lines.level = Level.INFO;

        log.sending(attempt());
        log.answered(attempt(), answer(Headers.of()), 0);
        log.failed(attempt(), "x", 0);

        assertThat(log.isOn()).isFalse();
        assertThat(lines.written).isEmpty();
    }

    private static final class Lines extends LegacyAbstractLogger implements LoggingEventAware {
        private static final long serialVersionUID = 1L;
        private final List<String> written = new ArrayList<>();
        private final List<String> pairs = new ArrayList<>();
        private Level level = Level.DEBUG;

        @Override
        public void log(LoggingEvent event) {
            written.add(event.getLevel() + " " + event.getMessage());
            event.getKeyValuePairs().forEach(pair -> pairs.add(pair.key + "=" + pair.value));
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return getClass().getName();
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level at, Marker marker, String message, Object[] arguments, Throwable thrown) {
            throw new AssertionError("a line without pairs: " + message);
        }

        private boolean isOn(Level at) {
            return at.toInt() >= level.toInt();
        }

        @Override
        public boolean isTraceEnabled() {
            return isOn(Level.TRACE);
        }

        @Override
        public boolean isDebugEnabled() {
            return isOn(Level.DEBUG);
        }

        @Override
        public boolean isInfoEnabled() {
            return isOn(Level.INFO);
        }

        @Override
        public boolean isWarnEnabled() {
            return isOn(Level.WARN);
        }

        @Override
        public boolean isErrorEnabled() {
            return isOn(Level.ERROR);
        }
    }
}
