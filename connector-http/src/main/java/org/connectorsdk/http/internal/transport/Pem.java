package org.connectorsdk.http.internal.transport;

import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Certificates and keys as text between dashes (RFC 7468). */
final class Pem {
    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";
    private static final List<String> KEY_KINDS = List.of("RSA", "EC", "EdDSA");

    private final String text;
    private final List<Certificate> certificates = new ArrayList<>();
    private final List<PrivateKey> keys = new ArrayList<>();

    Pem(byte[] bytes) {
        this.text = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static boolean isPem(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(BEGIN);
    }

    /**
     * Reads all blocks.
     *
     * @param password opens an encrypted key
     * @return a store of the key with the certificates as its chain, or of the certificates alone; or what is wrong, as
     *     a predicate
     */
    Either<String, KeyFile> read(char[] password) {
        try {
            for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at)) {
                int labelEnd = text.indexOf(DASHES, at + BEGIN.length());
                if (labelEnd < 0) {
                    return Either.left("names a PEM file that is cut short");
                }
                String label = text.substring(at + BEGIN.length(), labelEnd);
                int end = text.indexOf("-----END " + label + DASHES, labelEnd);
                if (end < 0) {
                    return Either.left("names a PEM file that is cut short");
                }
                byte[] der = Base64.getMimeDecoder().decode(text.substring(labelEnd + DASHES.length(), end));
                if (label.equals("RSA PRIVATE KEY") || label.equals("EC PRIVATE KEY")) {
                    return Either.left("names a file with a key of the form " + label
                            + "; convert it with: openssl pkcs8 -topk8 -nocrypt");
                }
                block(label, der, password);
                at = end;
            }
            return Either.right(new KeyFile(store(password), password));
        } catch (IllegalArgumentException | IOException | GeneralSecurityException e) {
            return Either.left(
                    "names a PEM file with a certificate or key that cannot be read, or its password is wrong");
        }
    }

    private void block(String label, byte[] der, char[] password) throws IOException, GeneralSecurityException {
        switch (label) {
            case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE" ->
                certificates.add(
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
            case "PRIVATE KEY" -> keys.add(key(new PKCS8EncodedKeySpec(der)));
            case "ENCRYPTED PRIVATE KEY" -> keys.add(key(decrypted(new EncryptedPrivateKeyInfo(der), password)));
            default -> {
                // Parameters, public keys, revocation lists: of no use here.
            }
        }
    }

    private static PKCS8EncodedKeySpec decrypted(EncryptedPrivateKeyInfo info, char[] password)
            throws GeneralSecurityException {
        // Of PBES2 the parameters know which algorithm it is, and their text is its name.
        String named = info.getAlgName().equals("PBES2") ? String.valueOf(info.getAlgParameters()) : info.getAlgName();
        Cipher cipher = Cipher.getInstance(named);
        cipher.init(
                Cipher.DECRYPT_MODE,
                SecretKeyFactory.getInstance(named).generateSecret(new PBEKeySpec(password)),
                info.getAlgParameters());
        return info.getKeySpec(cipher);
    }

    private static PrivateKey key(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        for (String kind : KEY_KINDS) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // Of another kind.
            }
        }
        throw new InvalidKeySpecException("of no known kind");
    }

    private KeyStore store(char[] password) throws GeneralSecurityException {
        KeyStore store = KeyFile.emptyStore();
        if (keys.isEmpty()) {
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("certificate-" + i, certificates.get(i));
            }
        } else if (!certificates.isEmpty()) {
            store.setKeyEntry("own", keys.get(0), password, certificates.toArray(Certificate[]::new));
        }
        return store;
    }
}
