package org.connectorsdk.testkit.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server's key with a certificate that an authority of its own has issued, made with the JDK's {@code keytool}.
 *
 * @param store holds the key, and not that of the authority
 * @param authority the authority's certificate, as one gives it to those who shall trust it
 */
record ServerKey(KeyStore store, String authority) {
    static final String PASSWORD = "not-a-secret";
    private static final String AUTHORITY = "authority";
    /**
     * A store that lives for a second: what hardens it, and what pays off in a long run, takes two thirds of keytool's
     * time.
     */
    private static final List<String> BRIEF = List.of(
            "-J-XX:TieredStopAtLevel=1",
            "-J-XX:+UseSerialGC",
            "-J-Dkeystore.pkcs12.keyPbeIterationCount=1",
            "-J-Dkeystore.pkcs12.certPbeIterationCount=1",
            "-J-Dkeystore.pkcs12.macIterationCount=1");

    /** Makes a key; the options are those of {@code keytool} for the certificate. */
    static ServerKey make(String options) throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("server-key");
        try {
            Path file = folder.resolve("server.p12");
            keytool(file, AUTHORITY, "-validity 20 -startdate -15d -ext bc:c");
            keytool(file, "server", "-signer " + AUTHORITY + " " + options);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            return new ServerKey(keys, shown(keys));
        } finally {
            delete(folder);
        }
    }

    /** Writes the store into a folder, for servers that read files; answers where. */
    Path write(Path folder) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("server.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
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

    /** The authority's key is not for the server. */
    private static String shown(KeyStore keys) throws GeneralSecurityException {
        String text = Base64.getMimeEncoder()
                .encodeToString(keys.getCertificate(AUTHORITY).getEncoded());
        keys.deleteEntry(AUTHORITY);
        return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
    }
}
