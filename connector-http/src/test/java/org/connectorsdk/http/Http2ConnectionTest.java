package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.operation.UploadBody;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class Http2ConnectionTest {
    private static final int REFUSED_STREAM = 7;
    private final MockWebServer server = new MockWebServer();
    private final HttpFixture http = new HttpFixture().set(HttpSettings.IDLE_TIMEOUT, "7s");
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    @TempDir
    Path directory = Path.of("");

    @BeforeEach
    void start() throws IOException {
        server.setServerSocketFactory(new Accepting());
        server.useHttps(http.trusted(directory).sslSocketFactory());
        server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        server.start(InetAddress.getLoopbackAddress(), 0);
        http.at(URI.create("https://127.0.0.1:" + server.getPort()), "");
    }

    @AfterEach
    void close() {
        over.countDown();
        http.close();
        server.close();
    }

    private static MockResponse thing() {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"id\":\"a\"}")
                .build();
    }

    private static MockResponse refusedStream(boolean atOnce) {
        SocketEffect refusal = new SocketEffect.CloseStream(REFUSED_STREAM);
        MockResponse.Builder answer = new MockResponse.Builder();
        return (atOnce ? answer.onRequestStart(refusal) : answer.onRequestBody(refusal)).build();
    }

    private void beSilentWhile(Runnable something) {
        AtomicBoolean first = new AtomicBoolean(true);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                if (first.getAndSet(false)) {
                    http.time.awaitWatchdog();
                    something.run();
                    over.await();
                }
                return thing();
            }
        });
    }

    @Test
    void aWriteThatTheServerRefusedToLookAtIsSentAgain() {
        server.enqueue(refusedStream(false));
        server.enqueue(thing());
        server.enqueue(thing()); // the server may look at what to refuse twice, and an answer is gone by that

        assertThat(http.create().isRight()).isTrue();
    }

    @Test
    void aContentThatExistsOnceIsNot() {
        server.enqueue(refusedStream(false));
        server.enqueue(thing());
        UploadBody once = UploadBody.oneShot(new ByteArrayInputStream(new byte[9]), 9, "text/plain");

        assertThat(http.api().upload("a", once, HttpFixture.PLAIN).getLeft().outcome())
                .isEqualTo(Outcome.NOT_SENT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ifItStaysAtThatNothingWasDone(boolean atOnce) {
        server.enqueue(refusedStream(atOnce));

        ConnectorError error = http.create(HttpFixture.ONCE).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(error.context().summary())
                .isEqualTo("https://127.0.0.1:" + server.getPort() + " refused the request unread (HTTP/2)");
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.retryable()).isTrue();
    }

    @Test
    void afterSilenceOnANewConnectionTheNextCallTakesAnother() throws Exception {
        beSilentWhile(() -> http.time.advance(Duration.ofSeconds(7)));
        assertThat(http.api().get("silent", HttpFixture.ONCE).getLeft().kind()).isEqualTo(ErrorKind.TIMEOUT);

        assertThat(http.api().get("next", HttpFixture.ONCE).isRight()).isTrue();

        server.takeRequest();
        assertThat(server.takeRequest().getConnectionIndex()).isEqualTo(1);
    }

    @Test
    void closingClosesTheConnectionOfARequestThatWasUnderWay() {
        beSilentWhile(() -> http.runtime().close());
        assertThat(http.api().get("silent", HttpFixture.ONCE).getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(allClosed()).isTrue();
    }

    private boolean allClosed() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() < end && !sockets.stream().allMatch(Socket::isClosed)) {
            Thread.onSpinWait();
        }
        return sockets.stream().allMatch(Socket::isClosed);
    }

    private final class Accepting extends ServerSocketFactory {
        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public Socket accept() throws IOException {
                    Socket accepted = super.accept();
                    sockets.add(accepted);
                    return accepted;
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) {
            throw new UnsupportedOperationException("the server binds itself");
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) {
            throw new UnsupportedOperationException("the server binds itself");
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
            throw new UnsupportedOperationException("the server binds itself");
        }
    }

    /** Of a character that no coding makes shorter. OkHttp 5 has a ceiling of its own at twice ours. */
    private void answerWithHeaders(int size) {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .addHeader("X-Long", "~".repeat(size))
                .body("{\"id\":\"a\"}")
                .build());
    }

    @Test
    @Timeout(60)
    void headersBelowTheCeilingAreRead() {
        answerWithHeaders(100_000);
        assertThat(http.get().get().id()).isEqualTo("a");
    }

    @Test
    @Timeout(60)
    void headersBeyondTheCeilingAreMalformedAndTheNextCallWorks() {
        answerWithHeaders(200_000);
        answerWithHeaders(10);

        ConnectorError error = http.error();

        assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(error.message()).contains("the header lines of the answer have more than 131072 bytes");
        assertThat(server.getRequestCount()).isOne();
        assertThat(http.get().get().id()).isEqualTo("a");
    }
}
