package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

import io.vavr.control.Either;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Cache;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.http.auth.MadeCredentials;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the parts of a lent client: the table in docs/embedding.md. */
@Timeout(20)
class LentClientTest {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final OkHttpClient.Builder lent = new OkHttpClient.Builder();

    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private HttpFixture lend() {
        return http.lend(lent.build());
    }

    private Interceptor noting(String name) {
        return chain -> {
            seen.add(name);
            return chain.proceed(chain.request());
        };
    }

    @Test
    void interceptorsStayInTheirOrder() {
        lent.addInterceptor(noting("first")).addInterceptor(noting("second"));
        lent.addNetworkInterceptor(noting("third")).addNetworkInterceptor(noting("fourth"));
        lend().server.then(thing());

        assertThat(http.get().isRight()).isTrue();
        assertThat(seen).containsExactly("first", "second", "third", "fourth");
    }

    @Test
    void interceptorsSeeTheCredential() {
        lent.addInterceptor(chain -> {
            seen.add(chain.request().header("Authorization"));
            return chain.proceed(chain.request());
        });
        lend().credential(MadeCredentials.source(call -> Either.right(MadeCredentials.bearer("token-1"))))
                .server
                .then(thing());

        assertThat(http.get().isRight()).isTrue();
        assertThat(seen).containsExactly("Bearer token-1");
    }

    @Test
    void anInterceptorSeesEachAttempt() {
        lent.addInterceptor(noting("attempt"));
        lend().server.then(status(503)).then(thing());

        assertThat(http.get().isRight()).isTrue();
        assertThat(seen).hasSize(2);
    }

    @Test
    void aNetworkInterceptorSeesTheHeaderThatOthersSeeUnderAnotherName() {
        lent.addNetworkInterceptor(chain -> {
            var answer = chain.proceed(chain.request());
            seen.add("network " + answer.header("Retry-After"));
            return answer;
        });
        lent.addInterceptor(chain -> {
            var answer = chain.proceed(chain.request());
            seen.add("application " + answer.header("X-Connector-Retry-After"));
            return answer;
        });
        lend().server.then(status(503, "Retry-After: 7"));

        assertThat(http.get(HttpFixture.ONCE).isLeft()).isTrue();
        assertThat(seen).containsExactly("network 7", "application 7");
    }

    @Test
    void itsAuthenticatorIsNotAsked() {
        lent.authenticator((route, answer) -> {
            seen.add("asked");
            return answer.request()
                    .newBuilder()
                    .header("Authorization", "other")
                    .build();
        });
        lend().server.then(status(401, "WWW-Authenticate: Basic realm=\"acme\""));

        assertThat(http.error().kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(seen).isEmpty();
    }

    @Test
    void itsCookiesAreNeitherSentNorKept() {
        lent.cookieJar(new CookieJar() {
            @Override
            public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
                seen.add("kept");
            }

            @Override
            public List<Cookie> loadForRequest(HttpUrl url) {
                seen.add("sent");
                return List.of();
            }
        });
        lend().server.then(exchange -> exchange.answer(200, "application/json", "{\"id\":\"a\"}", "Set-Cookie: a=b"));

        assertThat(http.get().isRight()).isTrue();
        assertThat(seen).isEmpty();
    }

    @Test
    void itsCacheIsNotUsed(@TempDir Path folder) throws Exception {
        try (Cache cache = new Cache(folder.toFile(), 1 << 20)) {
            lent.cache(cache);
            lend().server
                    .always(exchange ->
                            exchange.answer(200, "application/json", "{\"id\":\"a\"}", "Cache-Control: max-age=600"));

            http.get();
            http.get();

            assertThat(http.server.requests()).isEqualTo(2);
            assertThat(cache.requestCount()).isZero();
        }
    }

    @Test
    void itsDispatcherCountsCallsAndHoldsNoneBack() {
        OkHttpClient client = lent.build();
        client.dispatcher().setMaxRequests(1);
        http.lend(client).server.always(exchange -> {
            http.server.awaitRequests(2);
            seen.add("running " + client.dispatcher().runningCallsCount());
            exchange.json("{\"id\":\"a\"}");
        });

        CompletableFuture<?> other = CompletableFuture.runAsync(http::get);
        http.get();
        other.join();

        assertThat(seen).hasSize(2).contains("running 2");
    }

    @Test
    void itsTimersAreOff() {
        lent.readTimeout(Duration.ofMillis(1)).callTimeout(Duration.ofMillis(1));
        lend().set(HttpSettings.ATTEMPTS, "1").server.then(exchange -> {
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < Duration.ofMillis(20).toNanos()) {
                Thread.onSpinWait();
            }
            exchange.json("{\"id\":\"a\"}");
        });

        assertThat(http.get().isRight()).isTrue();
    }
}
