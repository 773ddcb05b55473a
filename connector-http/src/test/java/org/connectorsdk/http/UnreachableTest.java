package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorError.Reason;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Why a request got no answer, and what the reader can do (ERR-08). */
class UnreachableTest {
    private static final String CHECK = "Check base-url and the network";
    private static final String PROXY = "Check proxy and its credentials";
    private static final int REFUSED_STREAM = 7;

    private final HttpFixture http = new HttpFixture().set(HttpSettings.ATTEMPTS, "1");

    @AfterEach
    void close() {
        http.close();
    }

    private ConnectorError.Unreachable unreachable() {
        return (ConnectorError.Unreachable)
                http.api().get("a", HttpFixture.PLAIN).getLeft();
    }

    private static Stream<Arguments> whatConnectingThrows() {
        return Stream.of(
                Arguments.of(new ConnectException("s3cr3t"), Reason.CONNECTION_REFUSED, "nothing listens at ORIGIN"),
                Arguments.of(new NoRouteToHostException("s3cr3t"), Reason.OTHER, "cannot connect to ORIGIN"),
                Arguments.of(new SocketException("s3cr3t"), Reason.OTHER, "cannot connect to ORIGIN"),
                Arguments.of(
                        new UnknownHostException("s3cr3t"),
                        Reason.UNKNOWN_HOST,
                        "cannot resolve the host name 127.0.0.1"));
    }

    @ParameterizedTest
    @MethodSource("whatConnectingThrows")
    void aServerThatCannotBeReachedIsNamedWithTheSetting(IOException thrown, Reason reason, String summary) {
        http.lend(connectingThrows(thrown));

        ConnectorError.Unreachable error = unreachable();

        assertThat(error.reason()).isEqualTo(reason);
        assertThat(error.context().summary())
                .isEqualTo(summary.replace("ORIGIN", http.server.url().toString()));
        assertThat(error.context().advice()).hasValue(CHECK);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.retryable()).isTrue();
    }

    private static Stream<IOException> whatEncryptionThrows() {
        return Stream.of(
                new SSLException("s3cr3t"),
                new IOException(new SSLException("s3cr3t")),
                new IOException(new CertificateException("s3cr3t")));
    }

    @ParameterizedTest
    @MethodSource("whatEncryptionThrows")
    void aServerThatIsNotTrustedIsNotTriedAgain(IOException thrown) {
        http.set(HttpSettings.ATTEMPTS, "3").lend(connectingThrows(thrown));

        ConnectorError.Unreachable error = unreachable();

        assertThat(error.reason()).isEqualTo(Reason.TLS);
        assertThat(error.context().summary()).startsWith("no trusted TLS connection to " + http.server.url() + ": its");
        assertThat(error.context().advice())
                .hasValue("Check base-url, or trust the server's authority with trust-store");
        assertThat(error.context().attempts()).isEqualTo(1);
        assertThat(error.retryable()).isFalse();
    }

    @Test
    void aConnectionThatTakesTooLongIsATimeLimit() {
        http.lend(connectingThrows(new SocketTimeoutException("s3cr3t")));

        assertThat(http.api().get("a", HttpFixture.PLAIN).getLeft())
                .isInstanceOfSatisfying(
                        ConnectorError.Timeout.class,
                        timeout -> assertThat(timeout.limit()).isEqualTo(ConnectorError.Limit.CONNECT));
    }

    @Test
    void aConnectionThatBreaksIsLostAndNobodyIsToldToCheckASetting() {
        http.server.always(RawServer.Exchange::reset);

        ConnectorError.Unreachable error = unreachable();

        assertThat(error.reason()).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(error.context().summary())
                .isEqualTo("the connection to " + http.server.url() + " broke before the answer was complete");
        assertThat(error.context().advice()).isEmpty();
        assertThat(error.context().status()).isEmpty();
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws IOException {
        behindProxy("http://127.0.0.1:" + closedPort());

        ConnectorError.Unreachable error = unreachable();

        assertThat(error.reason()).isEqualTo(Reason.PROXY);
        assertThat(error.context().summary())
                .isEqualTo("cannot reach the proxy, or it refuses to connect to http://api.example.com");
        assertThat(error.context().advice()).hasValue(PROXY);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void aProxyThatWantsALoginIsAskedOnce() {
        behindProxy(http.server.url().toString());
        http.set(HttpSettings.ATTEMPTS, "3").server.always(exchange -> exchange.answer(407, "", ""));

        ConnectorError.Unreachable error = unreachable();

        assertThat(error.reason()).isEqualTo(Reason.PROXY);
        assertThat(error.context().advice()).hasValue("Check proxy-user and proxy-password");
        assertThat(error.context().status()).hasValue(407);
        assertThat(http.server.requests()).isEqualTo(1);
    }

    @Test
    void aLoginThatNoProxyOfOursAsksForIsAProxysToo() {
        http.set(HttpSettings.ATTEMPTS, "3").server.always(exchange -> exchange.answer(407, "", ""));

        ConnectorError.Unreachable error = unreachable();

        assertThat(error.reason()).isEqualTo(Reason.PROXY);
        assertThat(error.context().advice()).hasValue(PROXY);
        assertThat(error.context().status()).hasValue(407);
        assertThat(error.retryable()).isFalse();
        assertThat(http.server.requests()).isEqualTo(1);
    }

    @Test
    void aStreamThatTheServerRefusedWasNotSent(@TempDir Path directory) throws IOException {
        try (MockWebServer server = refusingStreams(directory)) {
            http.at(URI.create("https://127.0.0.1:" + server.getPort()), "");

            ConnectorError error =
                    http.api().create(new Thing("a", null), HttpFixture.PLAIN).getLeft();

            assertThat(error.kind()).isEqualTo(ErrorKind.UNREACHABLE);
            assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(error.retryable()).isTrue();
            assertThat(error.context().summary())
                    .isEqualTo("https://127.0.0.1:" + server.getPort() + " refused the request unread (HTTP/2)");
        }
    }

    private void behindProxy(String address) {
        http.at(URI.create("http://api.example.com"), "")
                .set(HttpSettings.ALLOW_PLAIN_HTTP, "true")
                .set(HttpSettings.PROXY, address);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private MockWebServer refusingStreams(Path directory) throws IOException {
        MockWebServer server = new MockWebServer();
        server.useHttps(http.trusted(directory).sslSocketFactory());
        server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        server.enqueue(new MockResponse.Builder()
                .onRequestStart(new SocketEffect.CloseStream(REFUSED_STREAM))
                .build());
        server.start(InetAddress.getLoopbackAddress(), 0);
        return server;
    }

    /** A client that gets no connection. */
    private static OkHttpClient connectingThrows(IOException thrown) {
        return new OkHttpClient.Builder().socketFactory(new Unconnected(thrown)).build();
    }

    /** Makes sockets that cannot be connected. */
    private static final class Unconnected extends SocketFactory {
        private final IOException thrown;

        Unconnected(IOException thrown) {
            this.thrown = thrown;
        }

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress address, int timeout) throws IOException {
                    throw thrown;
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            return createSocket();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            return createSocket();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            return createSocket();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            return createSocket();
        }
    }
}
