package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

import io.vavr.control.Either;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.auth.AuthCall;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.auth.MadeCredentials;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What happens to a client is one line, however many threads bring it about (docs/observability.md). */
@Timeout(60)
@ResourceLock(Resources.SYSTEM_ERR)
class ClientLinesTest {
    private static final int THREADS = 32;
    private static final Duration OPEN = Duration.ofSeconds(30);

    @AutoClose
    private final HttpFixture http = new HttpFixture()
            .account("lines of a client")
            .set(HttpSettings.BREAKER_FAILURES, "4")
            .set(HttpSettings.BREAKER_WINDOW, "8")
            .set(HttpSettings.BREAKER_PROBES, "2")
            .set(HttpSettings.BREAKER_OPEN, OPEN.toSeconds() + "s")
            .set(HttpSettings.MAX_CONCURRENT, String.valueOf(THREADS))
            .set(HttpSettings.MAX_CONNECTIONS, String.valueOf(THREADS));

    /** The lines about this client, each from its level on, without the time and the thread that a format may add. */
    private static List<String> lines(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return written.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("account=lines of a client"))
                .filter(line -> line.contains("WARN") || line.contains("INFO"))
                .map(line -> (line.contains("WARN") ? "WARN " : "INFO ") + line.substring(line.indexOf(" - ") + 3))
                .toList();
    }

    @Test
    void aSharedLimitThatFailsAndComesBackIsALineEach() {
        PlaceInMemory place = new PlaceInMemory(http.time);
        http.sharedLimit(place).set(HttpSettings.RATE_LIMIT, "20").server.always(thing());
        place.trouble("has no table connector_limit: create it");

        assertThat(lines(() -> {
                    for (int i = 0; i < 20; i++) {
                        http.get().get();
                        http.time.advance(Duration.ofSeconds(1));
                    }
                    PlaceInMemory.awaitAnswers();
                    place.trouble(null);
                    http.time.advance(Duration.ofMinutes(1));
                    http.get().get();
                    PlaceInMemory.awaitAnswers();
                }))
                .containsExactly(
                        "WARN provider=acme account=lines of a client pause_ms=5000 acme lines of a client: the"
                                + " shared limit has no table connector_limit: create it; until it answers this client"
                                + " alone sends up to 20 requests a second, whatever others send. It is asked again in"
                                + " 5 s, later less often",
                        "INFO provider=acme account=lines of a client acme lines of a client: the shared limit"
                                + " answers again; requests are counted together");
    }

    private void onAllThreads() {
        CyclicBarrier together = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                calls.add(threads.submit(() -> {
                    together.await();
                    return http.get(HttpFixture.ONCE);
                }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Answers once the requests of all threads are there, so that none learns from the answer of another. */
    private RawServer.Reply onceAllAreThere(RawServer.Reply answer) {
        int all = http.server.requests() + THREADS;
        return exchange -> {
            http.server.awaitRequests(all);
            answer.to(exchange);
        };
    }

    @Test
    void anOpeningIsOneWarning() {
        http.server.always(onceAllAreThere(status(500)));

        assertThat(lines(this::onAllThreads))
                .containsExactly("WARN provider=acme account=lines of a client breaker=read open_ms=30000"
                        + " acme lines of a client: the circuit breaker of read requests opened after 4 of 4"
                        + " attempts failed; they fail at once for 30 s");
    }

    @Test
    void eachOpeningIsAWarningOfItsOwn() {
        http.server.always(status(500));
        onAllThreads();
        http.time.advance(OPEN.plusNanos(1));

        assertThat(lines(this::onAllThreads))
                .singleElement()
                .asString()
                .startsWith("WARN ")
                .contains("opened after 2 of 2 probes failed");
    }

    @Test
    void aClosingIsOneLine() {
        http.server.always(status(500));
        onAllThreads();
        http.time.advance(OPEN.plusNanos(1));
        http.server.always(thing());

        assertThat(lines(this::onAllThreads))
                .containsExactly("INFO provider=acme account=lines of a client breaker=read acme lines of a client:"
                        + " the circuit breaker of read requests closed; they are sent again");
    }

    @Test
    void aRenewedCredentialIsOneLine() {
        http.credential(new Shared());
        RawServer.Reply refusal = onceAllAreThere(status(401));
        http.server.always(exchange -> {
            RawServer.Reply answer =
                    "Bearer token-1".equals(exchange.headers().get("Authorization")) ? refusal : thing();
            answer.to(exchange);
        });

        assertThat(lines(this::onAllThreads))
                .containsExactly("INFO provider=acme account=lines of a client acme lines of a client:"
                        + " the credential was refused, and renewed");
    }

    @Test
    void eachPauseIsOneLine() {
        for (int pause = 0; pause < 2; pause++) {
            http.server.always(onceAllAreThere(status(429, "Retry-After: 20")));

            assertThat(lines(this::onAllThreads))
                    .containsExactly(
                            "INFO provider=acme account=lines of a client pause_ms=20000 acme lines of a client:"
                                    + " the provider has had too many requests; no request is sent for 20 s");
            http.time.advance(Duration.ofSeconds(25));
        }
    }

    @Test
    void whatGoesWellIsNoLine() {
        http.server.always(thing());

        assertThat(lines(this::onAllThreads)).isEmpty();
    }

    /** One token for all; the first whose token was refused has it minted anew. */
    private static final class Shared implements CredentialSource {
        private Credential current = MadeCredentials.bearer("token-1");

        @Override
        public synchronized Either<ConnectorError, Credential> obtain(AuthCall call) {
            return Either.right(current);
        }

        @Override
        public synchronized boolean renewAfterRefusal(Credential refused, AuthCall call) {
            if (current.equals(refused)) {
                current = MadeCredentials.bearer("token-2");
            }
            return true;
        }
    }
}
