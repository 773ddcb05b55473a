package org.connectorsdk.testkit.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.testkit.fault.FaultProxy;

/**
 * TLS in front of a simulator, with a certificate that has exactly one fault. The certificates are made with the JDK's
 * {@code keytool} when they are needed, once in a process; no key outlives it.
 *
 * <p>Each is issued by an authority of its own, and clients are told to trust that authority: a certificate that is itself in a
 * trust store counts as trusted even when it has expired.
 */
public final class BadCertificates {
    private static final String PASSWORD = "not-a-secret";
    private static final String AUTHORITY = "authority";
    /** A store that lives for a second: what hardens it, and what pays off in a long run, takes two thirds of keytool's time. */
    private static final List<String> BRIEF = List.of(
            "-J-XX:TieredStopAtLevel=1",
            "-J-XX:+UseSerialGC",
            "-J-Dkeystore.pkcs12.keyPbeIterationCount=1",
            "-J-Dkeystore.pkcs12.certPbeIterationCount=1",
            "-J-Dkeystore.pkcs12.macIterationCount=1");

    private static final Map<Kind, Made> MADE = new EnumMap<>(Kind.class);

    /** What is wrong with a certificate. */
    public enum Kind {
        /** Nobody vouches for it. */
        UNTRUSTED("-validity 2 -ext san=ip:127.0.0.1", false),
        /** It is trusted and of the right host, and ended days ago. */
        EXPIRED("-startdate -10d -validity 5 -ext san=ip:127.0.0.1", true),
        /** It is trusted and valid, and of another host. */
        WRONG_HOST("-validity 2 -ext san=dns:elsewhere.example", true);

        private final String options;
        private final boolean trusted;

        Kind(String options, boolean trusted) {
            this.options = options;
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
        Path folder = Files.createTempDirectory("bad-certificate");
        try {
            Path store = folder.resolve("server.p12");
            makeKey(kind, store);
            KeyStore keys = load(store);
            String authority = shown(keys);
            return new Made(context(keys), authority);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot use the key that it made", e);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void makeKey(Kind kind, Path store) throws IOException {
        keytool(store, AUTHORITY, "-validity 20 -startdate -15d -ext bc:c");
        keytool(store, "server", "-signer " + AUTHORITY + " " + kind.options);
    }

    private static void keytool(Path store, String alias, String options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + alias,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(options.split(" ", -1)));
        command.addAll(BRIEF);
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IOException("keytool made no key");
            }
        } catch (InterruptedException e) {
            keytool.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool made a key");
        }
    }

    private static KeyStore load(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    /** The authority's certificate, as one gives it to those who shall trust it; its key is not for the server. */
    private static String shown(KeyStore keys) throws GeneralSecurityException {
        String text = Base64.getMimeEncoder()
                .encodeToString(keys.getCertificate(AUTHORITY).getEncoded());
        keys.deleteEntry(AUTHORITY);
        return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
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
                delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
