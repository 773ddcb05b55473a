package org.connectorsdk.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;
import javax.net.ssl.X509TrustManager;
import mockwebserver3.MockResponse;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest extends TransportBench {
    private static MockResponse asksForALogin() {
        return new MockResponse.Builder()
                .code(407)
                .addHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
                .build();
    }

    @Test
    void requestsGoThroughTheProxy() throws Exception {
        start();
        ok();
        config.set("proxy", server.url("/").toString());

        assertThat(get(client(), "http://api.example.com/v1/things")).isEqualTo("200 ok");
        assertThat(server.takeRequest().getRequestLine()).isEqualTo("GET http://api.example.com/v1/things HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:3128/path", "http://127.0.0.1:3128?realm=a", "http://127.0.0.1:3128#a"})
    void whatStandsBehindTheAddressOfAProxyIsRefused(String proxy) {
        config.set("proxy", proxy);

        assertThat(violations())
                .extracting(ConfigViolation::message)
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("proxy must be an address")
                .contains("nothing behind the port");
    }

    @Test
    void aProxyThatAsksIsReportedWhoWeAre() throws Exception {
        start();
        server.enqueue(asksForALogin());
        ok();
        config.set("proxy", server.url("/").toString())
                .set("proxy-user", "me")
                .secret("proxy-password", Secret.of("p\u00e4ss"));

        assertThat(get(client(), "http://api.example.com/v1/things")).isEqualTo("200 ok");
        assertThat(server.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
        assertThat(server.takeRequest().getHeaders().get("Proxy-Authorization")).isEqualTo("Basic bWU6cMOkc3M=");
    }

    @Test
    void aProxyThatAsksAgainHasRefusedUs() throws IOException {
        start();
        server.enqueue(asksForALogin());
        server.enqueue(asksForALogin());
        config.set("proxy", server.url("/").toString())
                .set("proxy-user", "me")
                .secret("proxy-password", Secret.of("wrong"));

        assertThat(get(client(), "http://api.example.com/v1/things")).startsWith("407");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aTunnelOfTheProxyIsOpenedWithTheLogin() throws Exception {
        HandshakeCertificates tls = new HandshakeCertificates.Builder()
                .heldCertificate(new HeldCertificate.Builder()
                        .signedBy(AUTHORITY)
                        .addSubjectAlternativeName("api.example.com")
                        .build())
                .build();
        server.useHttps(tls.sslSocketFactory());
        start();
        server.enqueue(new MockResponse.Builder().inTunnel().build());
        ok();
        trustTheAuthority();
        config.set("proxy", "http://localhost:" + server.getPort())
                .set("proxy-user", "me")
                .secret("proxy-password", Secret.of("pass"));

        assertThat(get(client(), "https://api.example.com/v1/things")).isEqualTo("200 ok");
        var connect = server.takeRequest();
        assertThat(connect.getRequestLine()).isEqualTo("CONNECT api.example.com:443 HTTP/1.1");
        assertThat(connect.getHeaders().get("Proxy-Authorization")).isEqualTo("Basic bWU6cGFzcw==");
        assertThat(server.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
    }

    private int connectionsForTwoRequests(OkHttpClient client) throws Exception {
        start();
        ok();
        ok();
        get(client);
        get(client);
        server.takeRequest();
        return server.takeRequest().getConnectionIndex() + 1;
    }

    @Test
    void aConnectionServesManyRequests() throws Exception {
        assertThat(connectionsForTwoRequests(client())).isEqualTo(1);
    }

    @Test
    void withoutIdleConnectionsEachRequestHasItsOwn() throws Exception {
        config.set("max-connections", 0);
        assertThat(connectionsForTwoRequests(client())).isEqualTo(2);
    }

    @Test
    void anIdleConnectionIsClosedAfterItsTime() throws Exception {
        config.set("pool-idle", "1ms");
        start();
        ok();
        OkHttpClient client = client();
        get(client);

        while (client.connectionPool().idleConnectionCount() > 0) {
            Thread.onSpinWait();
        }
        assertThat(client.connectionPool().connectionCount()).isZero();
    }

    @Test
    void connectionsOfALentClientAreUsedAndNotOurs() {
        OkHttpClient lent = new OkHttpClient();
        RuntimeContext context =
                RuntimeContext.builder().lend(OkHttpClient.class, lent).build();

        Transport transport = Transport.of(settings(), context, URI.create("http://127.0.0.1"))
                .get();

        assertThat(transport.ownsConnections()).isFalse();
        assertThat(transport.client().build().connectionPool()).isSameAs(lent.connectionPool());
    }

    /** Keeps what is written to standard error, where the log goes in tests. */
    private static String logged(Runnable action) {
        PrintStream before = System.err;
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setErr(before);
        }
        return lines.toString(StandardCharsets.UTF_8);
    }

    private void open(OkHttpClient lent) {
        RuntimeContext context =
                RuntimeContext.builder().lend(OkHttpClient.class, lent).build();
        Transport.of(settings(), context, URI.create("http://127.0.0.1")).get();
    }

    @Test
    @ResourceLock(Resources.SYSTEM_ERR)
    void aLentSocketFactoryIsUsedAndWarnedOf() {
        SocketFactory own = new OwnSockets();
        OkHttpClient lent = new OkHttpClient.Builder().socketFactory(own).build();

        assertThat(logged(() -> open(lent)).lines())
                .singleElement()
                .asString()
                .contains("makes its sockets with " + OwnSockets.class.getName());
        assertThat(logged(() -> open(new OkHttpClient()))).isEmpty();
    }

    private static final class OwnSockets extends SocketFactory {
        @Override
        public Socket createSocket() {
            return new Socket();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return new Socket(host, port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
            return new Socket(host, port, localHost, localPort);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return new Socket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
                throws IOException {
            return new Socket(host, port, localHost, localPort);
        }
    }

    @ParameterizedTest
    @CsvSource({"5s,5000", "100ms,1000", "1h,3600000"})
    void anHttp2ServerIsPingedAsOftenAsSilenceIsTolerated(String idle, int expected) {
        config.set("idle-timeout", idle);
        OkHttpClient client = OkHttpConfigurer.configure(
                new OkHttpClient.Builder(), Dns.SYSTEM, HttpLimits.of(settings()), call -> EventListener.NONE);
        assertThat(client.pingIntervalMillis()).isEqualTo(expected);
    }

    /** Reading them takes longer than a whole call in the clear; a request to another origin is refused before. */
    @Test
    void certificatesAreReadOnlyForAnEncryptedAddress() {
        assertThat(trustOf("http://127.0.0.1")).isNull();
        assertThat(trustOf("https://127.0.0.1")).isNotNull();
    }

    @Test
    void withoutALentClientConnectionsAreOursAlone() {
        Transport one = Transport.of(settings(), RuntimeContext.standard(), URI.create("http://127.0.0.1"))
                .get();
        Transport other = Transport.of(settings(), RuntimeContext.standard(), URI.create("http://127.0.0.1"))
                .get();

        assertThat(one.ownsConnections()).isTrue();
        assertThat(one.client().build().connectionPool())
                .isNotSameAs(other.client().build().connectionPool());
    }

    private @Nullable X509TrustManager trustOf(String address) {
        return Transport.of(settings(), RuntimeContext.standard(), URI.create(address))
                .get()
                .client()
                .build()
                .x509TrustManager();
    }
}
