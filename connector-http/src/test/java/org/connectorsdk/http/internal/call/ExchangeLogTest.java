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
import org.connectorsdk.api.text.Masker;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.RawServer;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

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
    void anAnswerIsOneLineWithKnownHeaders() {
        Headers headers = Headers.of("Content-Type", "application/json", "Set-Cookie", "SECRET", "X-Request-Id", "r-1");

        log.answered("acme list", 2, request, answer(headers), TimeUnit.MILLISECONDS.toNanos(12), Masker.none());

        assertThat(lines.written)
                .containsExactly("DEBUG acme list #2 POST /v1/connections?limit=…&cursor=…&a?b=… -> 200 in 12 ms"
                        + " [Content-Type: application/json; X-Request-Id: r-1]");
    }

    @Test
    void aFailureIsOneLineInOurWords() {
        log.failed("acme list", 1, request, "connection refused", 0, Masker.none());

        assertThat(lines.written)
                .containsExactly(
                        "DEBUG acme list #1 POST /v1/connections?limit=…&cursor=…&a?b=… -> connection refused in 0 ms");
    }

    @Test
    void theFinestLevelAddsALineBeforeAndNoSecret() {
        lines.level = Level.TRACE;

        log.sending("acme list", 1, request, Masker.none());
        log.answered("acme list", 1, request, answer(Headers.of()), 0, Masker.none());

        assertThat(lines.written).hasSize(2);
        assertThat(lines.written.get(0)).startsWith("TRACE ").contains("[Accept: application/json]");
        assertThat(lines.written.toString()).doesNotContain("SECRET");
    }

    @Test
    void aSecretInAShownHeaderIsMasked() {
        Masker masker = Masker.none().and(List.of(Secret.of("sk-12345")));
        log.answered("acme list", 1, request, answer(Headers.of("X-Request-Id", "echo sk-12345")), 0, masker);
        assertThat(lines.written.get(0)).contains("X-Request-Id: echo [secret]");
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

        assertThat(lines.written).hasSize(4);
        assertThat(lines.written.get(0)).startsWith("TRACE acme get_thing #1 GET /things/a");
        assertThat(lines.written.get(1)).startsWith("DEBUG acme get_thing #1 GET /things/a -> 503 in 12 ms");
        assertThat(lines.written.get(2)).startsWith("TRACE acme get_thing #2 GET /things/a");
        assertThat(lines.written.get(3)).startsWith("DEBUG acme get_thing #2 GET /things/a -> 200 in 0 ms");
    }

    @Test
    void anAttemptWithoutAnAnswerIsWritten() {
        try (HttpFixture http = written(RawServer.Exchange::reset)) {
            http.create();
        }

        assertThat(lines.written)
                .singleElement(STRING)
                .startsWith("DEBUG acme create_thing #1 POST /things -> ")
                .endsWith(" in 12 ms");
    }

    @Test
    void nothingIsPreparedWhenNobodyListens() {
        lines.level = Level.INFO;

        log.sending("acme list", 1, request, Masker.none());
        log.answered("acme list", 1, request, answer(Headers.of()), 0, Masker.none());
        log.failed("acme list", 1, request, "x", 0, Masker.none());

        assertThat(log.isOn()).isFalse();
        assertThat(lines.written).isEmpty();
    }

    private static final class Lines extends LegacyAbstractLogger {
        private static final long serialVersionUID = 1L;
        private final List<String> written = new ArrayList<>();
        private Level level = Level.DEBUG;

        @Override
        protected String getFullyQualifiedCallerName() {
            return getClass().getName();
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level at, Marker marker, String message, Object[] arguments, Throwable thrown) {
            written.add(at + " " + MessageFormatter.basicArrayFormat(message, arguments));
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
