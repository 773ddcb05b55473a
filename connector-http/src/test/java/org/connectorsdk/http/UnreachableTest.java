package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.status;

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
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorError.Reason;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Why a request got no answer, and what the reader can do (ERR-08). */
class UnreachableTest {
    private static final String CHECK = "Check base-url and the network";
    private static final String PROXY = "Check proxy and its credentials";

    @AutoClose
    private final HttpFixture http = new HttpFixture().set(HttpSettings.ATTEMPTS, "1");

    private ConnectorError.Unreachable unreachable() {
        return (ConnectorError.Unreachable) http.error();
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
        assertThat(((ConnectorError.Timeout) http.error()).limit()).isEqualTo(ConnectorError.Limit.CONNECT);
    }

    @Test
    void aConnectionThatBreaksIsLostWithoutAdvice() {
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
        http.set(HttpSettings.ATTEMPTS, "3").server.always(status(407));

        ConnectorError.Unreachable error = unreachable();

        assertThat(error.reason()).isEqualTo(Reason.PROXY);
        assertThat(error.context().advice()).hasValue("Check proxy-user and proxy-password");
        assertThat(error.context().status()).hasValue(407);
        assertThat(http.server.requests()).isEqualTo(1);
    }

    @Test
    void aLoginPageOfAForeignProxyIsAProxysToo() {
        http.set(HttpSettings.ATTEMPTS, "3").server.always(status(407));

        ConnectorError.Unreachable error = unreachable();

        assertThat(error.reason()).isEqualTo(Reason.PROXY);
        assertThat(error.context().advice()).hasValue(PROXY);
        assertThat(error.context().status()).hasValue(407);
        assertThat(error.retryable()).isFalse();
        assertThat(http.server.requests()).isEqualTo(1);
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
