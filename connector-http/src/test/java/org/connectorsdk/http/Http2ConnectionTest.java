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
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.operation.UploadBody;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One connection of HTTP/2 carries many requests: what befalls one of them, and what that means for the others. */
@Timeout(20)
class Http2ConnectionTest {
    private static final int REFUSED_STREAM = 7;
    private static final Thing THING = new Thing("a", null);
    private static final CallOptions ONE = CallOptions.builder().maxAttempts(1).build();

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

    private static MockResponse refusedStream() {
        return new MockResponse.Builder()
                .onRequestBody(new SocketEffect.CloseStream(REFUSED_STREAM))
                .build();
    }

    /** Keeps silent after the first request, while something happens, and answers all others. */
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
        server.enqueue(refusedStream());
        server.enqueue(thing());
        server.enqueue(thing()); // the server may look at what to refuse twice, and an answer is gone by that

        assertThat(http.api().create(THING, HttpFixture.PLAIN).isRight()).isTrue();
    }

    @Test
    void aContentThatExistsOnceIsNot() {
        server.enqueue(refusedStream());
        server.enqueue(thing());
        UploadBody once = UploadBody.oneShot(new ByteArrayInputStream(new byte[9]), 9, "text/plain");

        ConnectorError error = http.api().upload("a", once, HttpFixture.PLAIN).getLeft();

        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void ifItStaysAtThatNothingWasDone() {
        server.enqueue(refusedStream());

        ConnectorError error = http.api().create(THING, ONE).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(error.message()).contains("refused the request unread (HTTP/2)");
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void afterSilenceOnANewConnectionTheNextCallTakesAnother() throws Exception {
        beSilentWhile(() -> http.time.advance(Duration.ofSeconds(7)));
        assertThat(http.api().get("silent", ONE).getLeft().kind()).isEqualTo(ErrorKind.TIMEOUT);

        assertThat(http.api().get("next", ONE).isRight()).isTrue();

        server.takeRequest();
        assertThat(server.takeRequest().getConnectionIndex()).isEqualTo(1);
    }

    @Test
    void closingClosesTheConnectionOfARequestThatWasUnderWay() {
        beSilentWhile(() -> http.runtime().close());

        assertThat(http.api().get("silent", ONE).getLeft().kind()).isEqualTo(ErrorKind.CLOSED);

        assertThat(allClosed()).isTrue();
    }

    private boolean allClosed() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() < end && !sockets.stream().allMatch(Socket::isClosed)) {
            Thread.onSpinWait();
        }
        return sockets.stream().allMatch(Socket::isClosed);
    }

    /** Remembers what was accepted. */
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
}
