package org.connectorsdk.http.internal.transport;

import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.config.SecretUnavailableException;

/** A file of certificates and keys: PKCS #12, JKS or PEM, told apart by what is in it. */
final class KeyFile {
    /** More than any trust store has; a device has no end. */
    private static final int MOST_BYTES = 16 << 20;

    private final KeyStore store;
    private final char[] password;

    KeyFile(KeyStore store, char[] password) {
        this.store = store;
        this.password = password;
    }

    /**
     * Reads a file.
     *
     * @param setting the setting that names it
     * @param file where it is
     * @param passwordSetting the setting of its password
     * @param password its password
     * @return what is in it, or what is wrong: which names the setting and never shows the password
     */
    static Either<ConfigViolation, KeyFile> read(
            String setting, Path file, String passwordSetting, Optional<Supplier<Secret>> password) {
        try {
            char[] characters =
                    password.map(source -> source.get().reveal().toCharArray()).orElseGet(() -> new char[0]);
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MOST_BYTES + 1);
            }
            if (bytes.length > MOST_BYTES) {
                return Either.left(wrong(
                        setting,
                        "names a file of more than " + (MOST_BYTES >> 20) + " MiB, which is no key store: " + file));
            }
            return Pem.isPem(bytes)
                    ? new Pem(bytes).read(characters).mapLeft(problem -> wrong(setting, problem))
                    : keyStore(setting, bytes, file, passwordSetting, characters);
        } catch (SecretUnavailableException e) {
            return Either.left(wrong(passwordSetting, "could not be had"));
        } catch (NoSuchFileException e) {
            return Either.left(wrong(setting, "names a file that is not there: " + file));
        } catch (IOException e) {
            return Either.left(wrong(setting, "names a file that cannot be read: " + file));
        }
    }

    private static Either<ConfigViolation, KeyFile> keyStore(
            String setting, byte[] bytes, Path file, String passwordSetting, char[] password) {
        try {
            String type = typeOf(file.toFile());
            KeyStore store = KeyStore.getInstance(type);
            store.load(new ByteArrayInputStream(bytes), password);
            return Either.right(new KeyFile(store, password));
        } catch (KeyStoreException e) {
            return Either.left(wrong(setting, "names a file that is neither PKCS #12, JKS nor PEM: " + file));
        } catch (IOException | GeneralSecurityException e) {
            return Either.left(wrong(passwordSetting, "does not open the file that " + setting + " names"));
        }
    }

    /** Lets Java look into the file, without the password. */
    private static String typeOf(File file) throws KeyStoreException, IOException {
        try {
            return KeyStore.getInstance(file, (char[]) null).getType();
        } catch (NoSuchAlgorithmException | CertificateException e) {
            throw new KeyStoreException("unknown algorithm");
        }
    }

    /** An empty key store that lives in memory. */
    static KeyStore emptyStore() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new IllegalStateException("nothing was read", e);
        }
    }

    /** What was in the file. */
    KeyStore store() {
        return store;
    }

    /** Opens the keys of the store. */
    char[] password() {
        return password;
    }

    /** The certificates that stand for themselves, not for a key of ours. */
    List<Certificate> certificates() {
        List<Certificate> certificates = new ArrayList<>();
        for (String alias : aliases()) {
            try {
                if (store.isCertificateEntry(alias)) {
                    certificates.add(store.getCertificate(alias));
                }
            } catch (KeyStoreException e) {
                throw new IllegalStateException("the store was loaded", e);
            }
        }
        return certificates;
    }

    /** The certificate that comes with a private key. */
    Optional<X509Certificate> ownCertificate() {
        for (String alias : aliases()) {
            try {
                if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate own) {
                    return Optional.of(own);
                }
            } catch (KeyStoreException e) {
                throw new IllegalStateException("the store was loaded", e);
            }
        }
        return Optional.empty();
    }

    private List<String> aliases() {
        try {
            return Collections.list(store.aliases());
        } catch (KeyStoreException e) {
            throw new IllegalStateException("the store was loaded", e);
        }
    }

    private static ConfigViolation wrong(String setting, String predicate) {
        return new ConfigViolation(setting, ConfigViolation.WRONG_TYPE, setting + " " + predicate);
    }

    /** Names neither the password nor a key. */
    @Override
    public String toString() {
        return "KeyFile[" + store.getType() + "]";
    }
}
