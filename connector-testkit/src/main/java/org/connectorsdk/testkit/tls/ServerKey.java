package org.connectorsdk.testkit.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A server's key with a certificate that an authority of its own has issued.
 *
 * @param store holds the key, and not that of the authority
 * @param authority the authority's certificate, as one gives it to those who shall trust it
 */
record ServerKey(KeyStore store, String authority) {
    static final String PASSWORD = "not-a-secret";
    /** PKCS12 would derive its keys ten thousand times over, for a store that lives for a second. */
    static final String STORE = "JKS";

    private static final String AUTHORITY = "authority";
    private static final String SERVER = "server";

    /** Makes a key with a certificate for a host, valid between two days from now. */
    static ServerKey make(String host, int firstDay, int lastDay) throws IOException, GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair authority = keys.generateKeyPair();
        KeyPair server = keys.generateKeyPair();
        CertificateWriter writer = new CertificateWriter(AUTHORITY, authority);
        Certificate root = writer.issue(AUTHORITY, authority, day(-15), day(5), CertificateWriter.authority());
        Certificate leaf = writer.issue(SERVER, server, day(firstDay), day(lastDay), CertificateWriter.server(host));
        KeyStore store = KeyStore.getInstance(STORE);
        store.load(null, null);
        store.setKeyEntry(SERVER, server.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {leaf, root});
        return new ServerKey(store, pem(root));
    }

    private static Instant day(int fromNow) {
        return Instant.now().plus(Duration.ofDays(fromNow));
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        String text = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
    }

    /** Writes the store into a folder, for servers that read files; answers where. */
    Path write(Path folder) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("server.jks");
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
}
