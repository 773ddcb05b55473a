package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.ok;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

import io.vavr.control.Either;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.auth.MadeCredentials;
import org.connectorsdk.http.auth.TokenEndpoint.TokenRequest;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An interrupt is obeyed at once, wherever a call waits, and its flag stays (M5, INT-01 to INT-03, INC-21). Real time.
 */
@Timeout(20)
class InterruptTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(2); // ten times the promise, for a busy machine

    @AutoClose
    private final HttpFixture http = new HttpFixture().realTime();

    private static final class Caller {
        private final Thread thread;
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile ConnectorError error;
        private volatile boolean flag;

        Caller(Supplier<Either<ConnectorError, ?>> call) {
            error = new ConnectorError.Closed(ErrorContext.of("acme", "none").build());
            thread = new Thread(() -> {
                error = call.get().swap().getOrElse(error);
                flag = Thread.currentThread().isInterrupted();
                done.countDown();
            });
            thread.setDaemon(true);
            thread.start();
        }

        /** Waits until the thread waits for something that is not a lock of ours. */
        Caller untilItWaits() {
            while (thread.getState() != Thread.State.TIMED_WAITING && thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            return this;
        }

        void interruptAndExpect(Outcome outcome) throws InterruptedException {
            thread.interrupt();
            assertThat(done.await(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
            assertThat(error.kind()).isEqualTo(ErrorKind.INTERRUPTED);
            assertThat(error.outcome()).isEqualTo(outcome);
            assertThat(flag).isTrue();
        }
    }

    @Test
    void whileWaitingForAnAnswerTheServerSeesTheConnectionBreak() throws InterruptedException {
        CountDownLatch gone = new CountDownLatch(1);
        http.server.always(exchange -> {
            if (exchange.clientHasGone()) {
                gone.countDown();
            }
        });
        Caller caller = new Caller(() -> http.create());
        http.server.awaitRequests(1);

        caller.interruptAndExpect(Outcome.UNKNOWN);

        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whileReadingTheBodyOfAnAnswer() throws InterruptedException {
        CountDownLatch half = new CountDownLatch(1);
        http.server.always(exchange -> {
            exchange.send(ok(100) + "{\"id\"");
            half.countDown();
            exchange.clientHasGone();
        });
        Caller caller = new Caller(() -> http.get());
        half.await();

        caller.interruptAndExpect(Outcome.REFUSED);
    }

    @Test
    void whileConnecting() throws Exception {
        List<Socket> filling = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 4; i++) {
                filling.add(connecting(full));
            }
            http.at(URI.create("http://127.0.0.1:" + full.getLocalPort()), "");
            Caller caller = new Caller(() -> http.create()).untilItWaits();

            caller.interruptAndExpect(Outcome.NOT_SENT);
        } finally {
            for (Socket socket : filling) {
                socket.close();
            }
        }
    }

    private static Socket connecting(ServerSocket full) {
        Socket socket = new Socket();
        try {
            socket.connect(full.getLocalSocketAddress(), 50);
        } catch (IOException e) {
            return socket; // the queue is full
        }
        return socket;
    }

    @Test
    void duringABackOff() throws InterruptedException {
        http.set(HttpSettings.BACKOFF_FIRST, "50s")
                .set(HttpSettings.BACKOFF_LONGEST, "50s")
                .random(() -> 0.0);
        http.server.always(status(503));
        Caller caller = new Caller(() -> http.get());
        http.server.awaitRequests(1);

        caller.interruptAndExpect(Outcome.REFUSED);

        assertThat(http.server.requests()).isEqualTo(1);
    }

    @Test
    void duringAWaitThatTheServerAskedFor() throws InterruptedException {
        http.server.always(status(429, "Retry-After: 50"));
        Caller caller = new Caller(() -> http.get());
        http.server.awaitRequests(1);

        caller.interruptAndExpect(Outcome.REFUSED);
    }

    @Test
    void whileWaitingForAPlaceAmongConcurrentRequests() throws InterruptedException {
        http.set(HttpSettings.MAX_CONCURRENT, "1").server.always(http.server.silence());
        Caller holding = new Caller(() -> http.get());
        http.server.awaitRequests(1);
        Caller waiting = new Caller(() -> http.api().get("b", HttpFixture.PLAIN)).untilItWaits();

        waiting.interruptAndExpect(Outcome.NOT_SENT);
        holding.interruptAndExpect(Outcome.REFUSED);
    }

    @Test
    void whileWaitingForThePermitOfTheRateLimit() throws InterruptedException {
        http.set(HttpSettings.RATE_LIMIT, "0.02").warm();
        Caller waiting = new Caller(() -> http.api().get("b", HttpFixture.PLAIN)).untilItWaits();
        waiting.interruptAndExpect(Outcome.NOT_SENT);
    }

    @Test
    void whileTheTokenEndpointKeepsSilent() throws InterruptedException {
        http.credential(MadeCredentials.source(call -> call.tokenEndpoint()
                        .post(new TokenRequest("token", JsonObject.empty(), List.of(), Duration.ofSeconds(30)))
                        .map(answer -> Credential.none())))
                .server
                .always(http.server.silence());
        Caller caller = new Caller(() -> http.create());
        http.server.awaitRequests(1);

        caller.interruptAndExpect(Outcome.NOT_SENT);
    }

    @Test
    void aCallWithTheFlagAlreadySetSendsNothing() throws InterruptedException {
        http.server.always(thing());
        http.api();
        Caller caller = new Caller(() -> {
            Thread.currentThread().interrupt();
            return http.get();
        });

        caller.interruptAndExpect(Outcome.NOT_SENT);

        assertThat(http.server.requests()).isZero();
        assertThat(http.api().get("b", HttpFixture.PLAIN).isRight()).isTrue();
    }

    @Test
    void anInterruptDoesNotCountAsAFailureOfTheServer() throws InterruptedException {
        http.set(HttpSettings.BREAKER_FAILURES, "1").set(HttpSettings.BREAKER_WINDOW, "1");
        http.server.then(http.server.silence()).always(thing());
        Caller caller = new Caller(() -> http.get());
        http.server.awaitRequests(1);

        caller.interruptAndExpect(Outcome.REFUSED);

        assertThat(http.api().get("b", HttpFixture.PLAIN).isRight()).isTrue();
    }

    @Test
    void aDeadlineInRealTimeEndsACallWithoutHelp() {
        http.server.always(http.server.silence());
        assertThat(http.get(CallOptions.deadline(Duration.ofMillis(200)))
                        .getLeft()
                        .kind())
                .isEqualTo(ErrorKind.TIMEOUT);
    }
}
