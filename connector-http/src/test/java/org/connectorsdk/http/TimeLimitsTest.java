package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.ok;
import static org.connectorsdk.http.RawServer.thing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorError.Limit;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every call ends, whatever the peer does (TIME-01 to TIME-03, M6, ERR-07). The server moves the clock. */
@Timeout(20)
class TimeLimitsTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private RawServer.Reply silentFor(Duration span) {
        return exchange -> {
            http.time.awaitWatchdog();
            http.time.advance(span);
            exchange.clientHasGone();
        };
    }

    private static void assertTimedOut(ConnectorError error, Limit limit, Duration value) {
        assertThat(error).isInstanceOfSatisfying(ConnectorError.Timeout.class, timeout -> {
            assertThat(timeout.limit()).isEqualTo(limit);
            assertThat(timeout.value()).isEqualTo(value);
        });
    }

    @Test
    void aSilentServerIsEndedByTheDeadlineOfReads() {
        http.set(HttpSettings.IDLE_TIMEOUT, "1h").server.always(silentFor(Duration.ofMinutes(1)));

        ConnectorError error = http.error();

        assertTimedOut(error, Limit.DEADLINE, Duration.ofMinutes(1));
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.message()).contains(HttpSettings.READ_DEADLINE);
    }

    @Test
    void aSlowOperationMayStaySilentLongerThanTheIdleLimit() {
        http.server.then(exchange -> {
            http.time.awaitWatchdog();
            http.time.advance(Duration.ofSeconds(250));
            http.time.awaitWatchdog();
            exchange.json("{\"id\":\"a\"}");
        });

        assertThat(http.api().examine("a", HttpFixture.PLAIN).isRight()).isTrue();
    }

    @Test
    void aSlowOperationIsEndedByItsOwnDeadline() {
        http.server.always(silentFor(Duration.ofMinutes(5)));

        ConnectorError error = http.api().examine("a", HttpFixture.PLAIN).getLeft();

        assertTimedOut(error, Limit.DEADLINE, Duration.ofMinutes(5));
        assertThat(error.message()).contains(HttpSettings.SLOW_DEADLINE);
    }

    @Test
    void theCallersDeadlineWins() {
        http.server.always(silentFor(Duration.ofSeconds(5)));

        ConnectorError error = http.api()
                .examine("a", CallOptions.deadline(Duration.ofSeconds(5)))
                .getLeft();

        assertTimedOut(error, Limit.DEADLINE, Duration.ofSeconds(5));
    }

    @Test
    void theMessageTellsTheLimitAsPeopleWriteIt() {
        http.server.always(silentFor(Duration.ofSeconds(5)));
        assertThat(http.api()
                        .examine("a", CallOptions.deadline(Duration.ofMillis(1_500)))
                        .getLeft()
                        .message())
                .contains("took longer than 1500 ms ");
    }

    @Test
    void aWriteThatTimesOutIsUnknownAndSentOnce() {
        http.server.always(silentFor(Duration.ofMinutes(1)));

        ConnectorError error = http.create().getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(http.server.requests()).isEqualTo(1);
    }

    @Test
    void anAnswerThatStopsHalfwayIsEndedByTheIdleLimit() {
        http.set(HttpSettings.ATTEMPTS, "1")
                .set(HttpSettings.IDLE_TIMEOUT, "7s")
                .server
                .always(exchange -> {
                    exchange.send(ok(100) + "{\"id\":");
                    http.time.awaitWatchdog();
                    http.time.advance(Duration.ofSeconds(7));
                    exchange.clientHasGone();
                });

        assertTimedOut(http.error(), Limit.READ, Duration.ofSeconds(7));
    }

    @Test
    void aReadThatWentIdleIsTriedAgain() {
        http.set(HttpSettings.IDLE_TIMEOUT, "7s")
                .server
                .then(silentFor(Duration.ofSeconds(8)))
                .then(thing());
        assertThat(http.get().isRight()).isTrue();
        assertThat(http.server.requests()).isEqualTo(2);
    }

    @Test
    void anAnswerThatTricklesIsCutByTheDeadline() {
        http.server.always(exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) { // until the client is gone, each piece well inside the idle limit
                exchange.send("1\r\n \r\n");
                http.time.awaitWatchdog();
                http.time.advance(Duration.ofSeconds(20));
            }
        });

        assertTimedOut(http.error(), Limit.DEADLINE, Duration.ofMinutes(1));
    }

    @Test
    void aTransferIsBoundedByIdlenessAlone() {
        http.set(HttpSettings.ATTEMPTS, "1").server.always(exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 4; i++) {
                exchange.send("1\r\n \r\n");
                http.time.awaitWatchdog();
                http.time.advance(Duration.ofSeconds(50));
            }
            exchange.send("a\r\n{\"id\":\"a\"}\r\n0\r\n\r\n");
        });

        assertThat(http.api().download("a", HttpFixture.PLAIN).isRight()).isTrue();
        assertThat(http.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(200));
    }

    @Test
    void oneAttemptCanBeBoundedAndIsThenTriedAgain() {
        http.server.then(silentFor(Duration.ofSeconds(3))).then(thing());

        CallOptions options =
                CallOptions.builder().attemptTimeout(Duration.ofSeconds(2)).build();

        assertThat(http.get(options).isRight()).isTrue();
    }

    @Test
    void anAttemptThatIsBoundedSaysSo() {
        http.server.always(silentFor(Duration.ofSeconds(3)));
        CallOptions options = CallOptions.builder()
                .attemptTimeout(Duration.ofSeconds(2))
                .maxAttempts(1)
                .build();

        assertTimedOut(http.get(options).getLeft(), Limit.ATTEMPT, Duration.ofSeconds(2));
    }

    @Test
    void attemptsShrinkToWhatIsLeftOfTheDeadline() {
        http.random(() -> 0.0).server.then(exchange -> {
            http.time.advance(Duration.ofSeconds(50));
            exchange.answer(503, "", "");
        });
        http.server.then(silentFor(Duration.ofSeconds(10)));

        ConnectorError error = http.error();

        assertTimedOut(error, Limit.DEADLINE, Duration.ofMinutes(1));
        assertThat(error.context().attempts()).isEqualTo(2);
    }

    @Test
    void aPeerThatNeverAcceptsIsEndedByTheConnectTimeout() throws IOException {
        List<Socket> filling = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, filling);
            http.at(URI.create("http://127.0.0.1:" + full.getLocalPort()), "")
                    .set(HttpSettings.CONNECT_TIMEOUT, "200ms")
                    .set(HttpSettings.ATTEMPTS, "1");

            ConnectorError error = http.create().getLeft();

            assertTimedOut(error, Limit.CONNECT, Duration.ofMillis(200));
            assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        } finally {
            for (Socket socket : filling) {
                socket.close();
            }
        }
    }

    @Test
    void aMissingHandshakeIsEndedByTheConnectTimeout() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread accepting = new Thread(() -> {
                try (Socket socket = mute.accept()) {
                    socket.getInputStream().read(); // the client's greeting
                    http.time.awaitWatchdog();
                    http.time.advance(Duration.ofSeconds(10));
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    http.time.advance(Duration.ZERO);
                }
            });
            accepting.setDaemon(true);
            accepting.start();
            http.at(URI.create("https://127.0.0.1:" + mute.getLocalPort()), "").set(HttpSettings.ATTEMPTS, "1");

            ConnectorError error = http.error();

            assertTimedOut(error, Limit.CONNECT, Duration.ofSeconds(10));
        }
    }

    /** Connects until the system's queue of connections not accepted yet is full. */
    private static void fill(ServerSocket full, List<Socket> filling) {
        for (int i = 0; i < 10; i++) {
            Socket socket = new Socket();
            filling.add(socket);
            try {
                socket.connect(full.getLocalSocketAddress(), 100);
            } catch (IOException e) {
                return;
            }
        }
    }
}
