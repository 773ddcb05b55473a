package org.connectorsdk.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import okhttp3.tls.HeldCertificate;

public final class KeyFiles {
    private final Path folder;

    public KeyFiles(Path folder) {
        this.folder = folder;
    }

    public Path pem(String name, String... blocks) {
        return write(name, String.join("", blocks));
    }

    public Path write(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path trustStore(String type, String password, HeldCertificate trusted) {
        return store(type, password, store -> store.setCertificateEntry("trusted", trusted.certificate()));
    }

    public Path keyStore(String type, String password, HeldCertificate own, HeldCertificate authority) {
        Certificate[] chain = {own.certificate(), authority.certificate()};
        return store(
                type,
                password,
                store -> store.setKeyEntry("own", own.keyPair().getPrivate(), password.toCharArray(), chain));
    }

    private interface Fill {
        void into(KeyStore store) throws GeneralSecurityException;
    }

    private Path store(String type, String password, Fill fill) {
        Path file = folder.resolve("store." + type);
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            fill.into(store);
            store.store(out, password.toCharArray());
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
