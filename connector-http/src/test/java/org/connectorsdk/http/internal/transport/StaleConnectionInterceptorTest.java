package org.connectorsdk.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.ok;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.RawServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The look that precedes a write harms no connection that is alive, encrypted or not (INC-04). */
class StaleConnectionInterceptorTest {
    private final MockWebServer server = new MockWebServer();
    private final HttpFixture http = new HttpFixture();

    @TempDir
    private Path directory;

    StaleConnectionInterceptorTest() {
        directory = Path.of("");
    }

    enum Talk {
        PLAIN,
        TLS,
        HTTP_2
    }

    @BeforeEach
    void answerEverything() {
        for (int i = 0; i < 10; i++) {
            server.enqueue(thing().build());
        }
    }

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    private static MockResponse.Builder thing() {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"id\":\"a\"}");
    }

    private void start(Talk talk) throws IOException {
        if (talk != Talk.PLAIN) {
            server.useHttps(http.trusted(directory).sslSocketFactory());
            server.setProtocols(
                    talk == Talk.TLS ? List.of(Protocol.HTTP_1_1) : List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        }
        server.start(InetAddress.getLoopbackAddress(), 0);
        http.at(URI.create((talk == Talk.PLAIN ? "http" : "https") + "://127.0.0.1:" + server.getPort()), "");
    }

    @ParameterizedTest
    @EnumSource
    void writesAndReadsShareOneConnection(Talk talk) throws Exception {
        start(talk);

        for (int i = 0; i < 3; i++) {
            assertThat(http.get().isRight()).isTrue();
            assertThat(http.create().isRight()).isTrue();
        }

        for (int i = 0; i < 6; i++) {
            assertThat(server.takeRequest().getConnectionIndex()).isZero();
        }
    }

    @Test
    void aWriteLeavesAnEncryptedConnectionThatWasClosed() throws Exception {
        SSLContext tls = http.trusted(directory).sslContext();
        try (RawServer closing = new RawServer(tls.getServerSocketFactory())) {
            closing.always(exchange -> exchange.json("{\"id\":\"a\"}"));
            http.at(URI.create("https://127.0.0.1:" + closing.port()), "");
            http.get().get();
            closing.journal().get(0).socket().close();

            assertThat(http.create().isRight()).isTrue();

            assertThat(closing.journal())
                    .extracting(RawServer.Exchange::connection)
                    .containsExactly(1, 2);
        }
    }

    @Test
    void whatFollowsAnEncryptedAnswerIsNeverReadAsTheNextOne() throws Exception {
        String further = ok(14) + "{\"id\":\"other\"}";
        SSLContext tls = http.trusted(directory).sslContext();
        try (RawServer raw = new RawServer(tls.getServerSocketFactory())) {
            raw.then(exchange -> {
                        exchange.send(
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n{\"id\":\"a\"}\r\n0\r\n\r\n"
                                        + further);
                    })
                    .then(exchange -> exchange.json("{\"id\":\"b\"}"))
                    .then(exchange -> exchange.json("{\"id\":\"c\"}"));
            http.at(URI.create("https://127.0.0.1:" + raw.port()), "");
            http.get().get();

            assertThat(http.api().get("b", HttpFixture.PLAIN).get().id()).isEqualTo("b");
            raw.journal().get(1).send(further);
            assertThat(http.create().get().id()).isEqualTo("c");

            assertThat(raw.journal()).extracting(RawServer.Exchange::connection).containsExactly(1, 2, 3);
        }
    }
}
