package org.connectorsdk.testkit.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.EnumMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.testkit.fault.FaultProxy;

/**
 * TLS in front of a simulator, with a certificate that has exactly one fault. The certificates are made when they are
 * needed, once in a process; no key outlives it.
 *
 * <p>Each is issued by an authority of its own, and clients are told to trust that authority: a certificate that is
 * itself in a trust store counts as trusted even when it has expired.
 *
 * @since 0.1.0
 */
public final class BadCertificates {
    private static final Map<Kind, Made> MADE = new EnumMap<>(Kind.class);

    /** What is wrong with a certificate. */
    public enum Kind {
        /** Nobody vouches for it. */
        UNTRUSTED(CertificateWriter.LOOPBACK, 0, 2, false),
        /** It is trusted and of the right host, and ended days ago. */
        EXPIRED(CertificateWriter.LOOPBACK, -10, -5, true),
        /** It is trusted and valid, and of another host. */
        WRONG_HOST("elsewhere.example", 0, 2, true);

        private final String host;
        private final int firstDay;
        private final int lastDay;
        private final boolean trusted;

        Kind(String host, int firstDay, int lastDay, boolean trusted) {
            this.host = host;
            this.firstDay = firstDay;
            this.lastDay = lastDay;
            this.trusted = trusted;
        }
    }

    private BadCertificates() {}

    /**
     * Serves a simulator behind a bad certificate.
     *
     * @param kind what is wrong with it
     * @param upstream the simulator
     * @return the server, which the caller closes
     */
    public static Server serve(Kind kind, URI upstream) {
        try {
            Made made = made(kind);
            Path folder = Files.createTempDirectory("bad-certificate");
            Path authority = Files.writeString(folder.resolve("authority.pem"), made.authority());
            return new Server(kind, folder, authority, FaultProxy.withTls(upstream, made.context()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A certificate with its key, and the certificate of its authority as text. */
    private record Made(SSLContext context, String authority) {}

    private static Made made(Kind kind) throws IOException {
        synchronized (MADE) {
            Made made = MADE.get(kind);
            if (made == null) {
                made = make(kind);
                MADE.put(kind, made);
            }
            return made;
        }
    }

    private static Made make(Kind kind) throws IOException {
        try {
            ServerKey key = ServerKey.make(kind.host, kind.firstDay, kind.lastDay);
            return new Made(context(key.store()), key.authority());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot use the key that it made", e);
        }
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, ServerKey.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** A server with a bad certificate. */
    public static final class Server implements AutoCloseable {
        private final Kind kind;
        private final Path folder;
        private final Path certificate;
        private final FaultProxy proxy;

        private Server(Kind kind, Path folder, Path certificate, FaultProxy proxy) {
            this.kind = kind;
            this.folder = folder;
            this.certificate = certificate;
            this.proxy = proxy;
        }

        /** {@return its address, which begins with https} */
        public URI baseUrl() {
            return URI.create("https://127.0.0.1:" + proxy.port());
        }

        /**
         * Makes a client trust the certificate where its fault is another one, so that only that fault is left.
         *
         * @param config the client's settings, with {@code trust-store} among them
         * @return the same builder
         */
        public ConnectorConfig.Builder trusting(ConnectorConfig.Builder config) {
            return kind.trusted ? config.set("trust-store", certificate) : config;
        }

        @Override
        public void close() {
            proxy.close();
            try {
                ServerKey.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
