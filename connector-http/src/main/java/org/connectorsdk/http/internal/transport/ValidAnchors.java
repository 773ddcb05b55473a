package org.connectorsdk.http.internal.transport;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts certificates as long as they are valid. Java looks at the dates of what a server shows, but neither at those
 * of an authority that is trusted nor at those of a server's certificate that is trusted itself (F-35). The machine's
 * clock counts, as for Java.
 */
final class ValidAnchors extends X509ExtendedTrustManager {
    private final List<X509Certificate> anchors;
    private volatile @Nullable Trusting current;

    /** What was valid when it was made. */
    private record Trusting(List<X509Certificate> anchors, X509ExtendedTrustManager manager) {}

    ValidAnchors(List<X509Certificate> anchors) {
        this.anchors = List.copyOf(anchors);
    }

    static boolean isValid(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private X509ExtendedTrustManager valid() throws CertificateException {
        List<X509Certificate> now =
                anchors.stream().filter(ValidAnchors::isValid).toList();
        if (now.isEmpty()) {
            throw new CertificateExpiredException("no trusted certificate is valid now");
        }
        Trusting known = current;
        if (known == null || !known.anchors.equals(now)) {
            known = new Trusting(now, trusting(now));
            current = known;
        }
        return known.manager;
    }

    private static X509ExtendedTrustManager trusting(List<X509Certificate> anchors) {
        try {
            KeyStore store = KeyFile.emptyStore();
            for (int i = 0; i < anchors.size(); i++) {
                store.setCertificateEntry("trusted-" + i, anchors.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot verify certificates", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        valid().checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        valid().checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        valid().checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        valid().checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        valid().checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        valid().checkClientTrusted(chain, authType, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return anchors.toArray(X509Certificate[]::new);
    }
}
