package org.connectorsdk.verification.findings.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.ByteString;
import org.connectorsdk.api.config.ConnectorConfig;
import org.jspecify.annotations.Nullable;

/** A simulator behind a server that speaks HTTP/2 over TLS, and refuses the first streams if told to. */
final class Http2Front implements AutoCloseable {
    private static final int ALL = Integer.MAX_VALUE;
    private static final SocketEffect REFUSAL = new SocketEffect.CloseStream(7);

    private static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    private static final SSLSocketFactory SHOWN = new HandshakeCertificates.Builder()
            .heldCertificate(CERTIFICATE)
            .build()
            .sslSocketFactory();

    private final MockWebServer server = new MockWebServer();
    private final Path trusted;

    Http2Front(URI simulator, int refusals) {
        this(
                simulator,
                refusals,
                new MockResponse.Builder().onRequestStart(REFUSAL).build());
    }

    /**
     * Refuses requests once their content is there: what comes for a stream that is gone is another error, which may
     * come first.
     */
    static Http2Front refusingWrites(URI simulator) {
        return new Http2Front(
                simulator,
                ALL,
                new MockResponse.Builder().onRequestBody(REFUSAL).build());
    }

    private Http2Front(URI simulator, int refusals, MockResponse refused) {
        Upstream upstream = new Upstream(simulator);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean isRefused = refusals == ALL && !"GET".equals(request.getMethod());
                return isRefused ? refused : passed(upstream, request);
            }

            @Override
            public MockResponse peek() {
                return server.getRequestCount() < refusals ? refused : super.peek();
            }
        });
        server.useHttps(SHOWN);
        server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
            trusted = Files.createTempFile("trusted", ".pem");
            Files.writeString(trusted, CERTIFICATE.certificatePem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server itself, for a relay in front of it. */
    URI address() {
        return URI.create("https://127.0.0.1:" + server.getPort());
    }

    /** Points a client at this server, or at a relay in front of it. */
    ConnectorConfig.Builder settings(ConnectorConfig.Builder config, int port) {
        return config.set("base-url", "https://127.0.0.1:" + port).set("trust-store", trusted.toString());
    }

    int port() {
        return server.getPort();
    }

    private static MockResponse passed(Upstream upstream, RecordedRequest request) {
        Map<String, String> headers = new TreeMap<>();
        request.getHeaders().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
        @Nullable ByteString body = request.getBody();
        try {
            Upstream.Reply reply = upstream.pass(
                    String.valueOf(request.getMethod()),
                    request.getTarget(),
                    headers,
                    body == null ? new byte[0] : body.toByteArray());
            MockResponse.Builder answer = new MockResponse.Builder().code(reply.status());
            reply.headers().forEach(answer::addHeader);
            return answer.body(new Buffer().write(reply.body())).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        try {
            Files.delete(trusted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
