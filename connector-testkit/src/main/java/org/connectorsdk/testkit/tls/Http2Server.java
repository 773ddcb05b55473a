package org.connectorsdk.testkit.tls;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.testkit.fault.FaultProxy;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/2 over TLS in front of a simulator, behind a proxy that can let a connection die silently. Its certificate is
 * sound; clients have to be told to trust the authority that has issued it.
 *
 * @since 0.1.0
 */
public final class Http2Server implements AutoCloseable {
    private static @Nullable ServerKey key;

    private final Path folder;
    private final WireMockServer server;
    private final FaultProxy proxy;

    private Http2Server(Path folder, WireMockServer server) {
        this.folder = folder;
        this.server = server;
        this.proxy = FaultProxy.to(URI.create("https://127.0.0.1:" + server.httpsPort()));
    }

    /**
     * Serves a simulator over HTTP/2.
     *
     * @param upstream the simulator
     * @return the server, which the caller closes
     */
    public static Http2Server serve(URI upstream) {
        try {
            Path folder = Files.createTempDirectory("http2");
            ServerKey made = key();
            Files.writeString(folder.resolve("authority.pem"), made.authority());
            WireMockServer server = new WireMockServer(wireMockConfig()
                    .bindAddress("127.0.0.1")
                    .dynamicPort()
                    .dynamicHttpsPort()
                    .gzipDisabled(true)
                    .disableRequestJournal()
                    .stubRequestLoggingDisabled(true)
                    .keystorePath(made.write(folder).toString())
                    .keystoreType(ServerKey.STORE)
                    .keystorePassword(ServerKey.PASSWORD)
                    .keyManagerPassword(ServerKey.PASSWORD));
            server.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(upstream.toString())));
            server.start();
            return new Http2Server(folder, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot use the key that it made", e);
        }
    }

    private static synchronized ServerKey key() throws IOException, GeneralSecurityException {
        ServerKey made = key;
        if (made == null) {
            made = ServerKey.make(CertificateWriter.LOOPBACK, 0, 2);
            key = made;
        }
        return made;
    }

    /** {@return the proxy in front of it, which sees each connection} */
    public FaultProxy proxy() {
        return proxy;
    }

    /**
     * Points a client to it.
     *
     * @param config the client's settings, with {@code base-url} and {@code trust-store} among them
     * @return the same builder
     */
    public ConnectorConfig.Builder reachedBy(ConnectorConfig.Builder config) {
        return config.set("base-url", "https://127.0.0.1:" + proxy.port())
                .set("trust-store", folder.resolve("authority.pem"));
    }

    @Override
    public void close() {
        proxy.close();
        server.stop();
        try {
            ServerKey.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
