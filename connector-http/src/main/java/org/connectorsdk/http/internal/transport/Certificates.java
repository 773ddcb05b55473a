package org.connectorsdk.http.internal.transport;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.api.log.LogName;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;

/** Whom we trust and who we are, as the settings say; what they leave out is as Java, or the lent client, has it. */
final class Certificates {
    private final Settings settings;
    private final Instant now;
    private final List<ConfigViolation> violations;
    private final ClientLog log;
    private X509TrustManager trust;

    Certificates(Settings settings, RuntimeContext context, List<ConfigViolation> violations) {
        this.settings = settings;
        this.now = context.time().now();
        this.violations = violations;
        this.log = ClientLog.of("", context);
        this.trust = context.tls()
                .map(RuntimeContext.Tls::trust)
                .or(() -> context.lent(OkHttpClient.class).map(OkHttpClient::x509TrustManager))
                .orElseGet(() -> trusting(null));
    }

    /** Everything together; empty if a file is at fault. */
    Optional<SSLContext> context() {
        int before = violations.size();
        read(HttpSettings.TRUST_STORE, HttpSettings.TRUST_STORE_PASSWORD).ifPresent(this::trustThose);
        KeyManager @Nullable [] keys = read(HttpSettings.CLIENT_CERTIFICATE, HttpSettings.CLIENT_CERTIFICATE_PASSWORD)
                .flatMap(this::keys)
                .orElse(null);
        return violations.size() > before ? Optional.empty() : Optional.of(tls(keys));
    }

    /** Whom we trust, without saying who we are; empty if the file is at fault. */
    Optional<SSLContext> anonymous() {
        int before = violations.size();
        read(HttpSettings.TRUST_STORE, HttpSettings.TRUST_STORE_PASSWORD).ifPresent(this::trustThose);
        return violations.size() > before ? Optional.empty() : Optional.of(tls(new KeyManager[0]));
    }

    private SSLContext tls(KeyManager @Nullable [] keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot do TLS", e);
        }
    }

    /** Who decides whether a server is trusted; to be asked after {@link #context()} or {@link #anonymous()}. */
    X509TrustManager trust() {
        return trust;
    }

    private Optional<KeyFile> read(String setting, String password) {
        return settings.optionalFile(setting)
                .flatMap(file -> KeyFile.read(setting, file, password, settings.optionalSecret(password))
                        .fold(
                                violation -> {
                                    violations.add(violation);
                                    return Optional.empty();
                                },
                                Optional::of));
    }

    private void trustThose(KeyFile file) {
        List<X509Certificate> anchors = file.certificates().stream()
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
        if (anchors.isEmpty()) {
            violate(
                    HttpSettings.TRUST_STORE,
                    "holds no certificate to trust; if it was made with openssl, or has a password, try a PEM file");
            return;
        }
        List<X509Certificate> invalid =
                anchors.stream().filter(anchor -> !ValidAnchors.isValid(anchor)).toList();
        if (invalid.size() == anchors.size()) {
            X509Certificate first = anchors.get(0);
            violate(
                    HttpSettings.TRUST_STORE,
                    "holds no certificate that is valid now: the first is valid from "
                            + first.getNotBefore().toInstant() + " to "
                            + first.getNotAfter().toInstant());
            return;
        }
        if (!invalid.isEmpty()) {
            log.warn(LogName.CLIENT)
                    .withText("setting", HttpSettings.TRUST_STORE)
                    .write(invalid.size() + " of " + anchors.size() + " certificates that the setting "
                            + HttpSettings.TRUST_STORE + " names are not valid now, and not trusted");
        }
        trust = new ValidAnchors(anchors);
    }

    private static X509TrustManager trusting(@Nullable KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot verify certificates", e);
        }
    }

    private Optional<KeyManager[]> keys(KeyFile file) {
        Optional<X509Certificate> own = file.ownCertificate();
        if (own.isEmpty()) {
            violate(HttpSettings.CLIENT_CERTIFICATE, "holds no certificate together with its private key");
            return Optional.empty();
        }
        if (own.get().getNotAfter().toInstant().isBefore(now)) {
            violate(
                    HttpSettings.CLIENT_CERTIFICATE,
                    "holds a certificate that expired on "
                            + own.get().getNotAfter().toInstant());
            return Optional.empty();
        }
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(file.store(), file.password());
            return Optional.of(factory.getKeyManagers());
        } catch (GeneralSecurityException e) {
            violate(HttpSettings.CLIENT_CERTIFICATE, "holds a private key that its password does not open");
            return Optional.empty();
        }
    }

    private void violate(String setting, String predicate) {
        violations.add(new ConfigViolation(setting, ConfigViolation.WRONG_TYPE, setting + " " + predicate));
    }
}
