package org.connectorsdk.http.internal.transport;

import io.vavr.control.Either;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.api.log.LogName;
import org.connectorsdk.http.internal.framing.FramedSocketFactory;
import org.connectorsdk.http.internal.framing.FramedTlsSocketFactory;
import org.connectorsdk.http.internal.settings.ProxyChoice;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;

/**
 * How bytes get to the vendor: connections, proxy, certificates.
 *
 * <p>A client that the process lends ({@code RuntimeContext.lend(OkHttpClient.class, client)}) is built upon: its
 * connections, interceptors, name service and certificates are used, and it is never closed. Host names of certificates
 * are verified whatever the lent client does. TLS that the process lends by itself ({@code RuntimeContext.tls}) counts
 * before that of a lent client, and stands beside no setting of certificates.
 *
 * @param client to be configured further
 * @param ownsConnections whether the connections are ours to close; false if they are lent
 */
public record Transport(OkHttpClient.Builder client, boolean ownsConnections) {
    /**
     * Prepares a client. Reads the files of certificates; opens no connection, looks no name up and starts no thread.
     *
     * @param settings checked settings
     * @param context may lend a client
     * @param target where requests go, which decides about the proxy of the environment
     * @return the transport, or everything that is wrong
     */
    public static Either<List<ConfigViolation>, Transport> of(Settings settings, RuntimeContext context, URI target) {
        return of(settings, context, target, false);
    }

    /**
     * Prepares a client for a host that is not the vendor's API, and does not learn from our certificate who we are.
     * Else as {@link #of(Settings, RuntimeContext, URI)}.
     *
     * @param settings checked settings
     * @param context may lend a client, whose certificate is not offered either
     * @param target where requests go, which decides about the proxy of the environment
     * @return the transport, or everything that is wrong
     */
    public static Either<List<ConfigViolation>, Transport> anonymous(
            Settings settings, RuntimeContext context, URI target) {
        return of(settings, context, target, true);
    }

    private static Either<List<ConfigViolation>, Transport> of(
            Settings settings, RuntimeContext context, URI target, boolean anonymous) {
        Optional<OkHttpClient> lent = context.lent(OkHttpClient.class);
        OkHttpClient.Builder client = lent.map(OkHttpClient::newBuilder).orElseGet(OkHttpClient.Builder::new);
        if (lent.isPresent()) {
            // A client of the process may have been set to accept any host name.
            client.hostnameVerifier(
                    cleartext(new OkHttpClient.Builder()).build().hostnameVerifier());
        } else {
            client.connectionPool(new ConnectionPool(
                    (int) settings.integer(HttpSettings.MAX_CONNECTIONS),
                    settings.duration(HttpSettings.POOL_IDLE).toMillis(),
                    TimeUnit.MILLISECONDS));
        }
        List<ConfigViolation> violations = new ArrayList<>();
        proxy(client, settings, target, violations);
        oneTls(settings, context, violations);
        sockets(client, lent, settings, context);
        if (anonymous) {
            Certificates certificates = new Certificates(settings, context, violations);
            encrypted(client, certificates, certificates.anonymous());
        } else {
            certificates(client, lent, settings, context, target, violations);
        }
        return violations.isEmpty()
                ? Either.right(new Transport(client, lent.isEmpty()))
                : Either.left(List.copyOf(violations));
    }

    private static void proxy(
            OkHttpClient.Builder client, Settings settings, URI target, List<ConfigViolation> violations) {
        Optional<String> value = settings.optionalString(HttpSettings.PROXY);
        if (value.isPresent()) {
            choose(value.get(), target)
                    .peek(choice -> {
                        client.proxy(choice.proxy());
                        login(settings, choice).ifPresent(client::proxyAuthenticator);
                    })
                    .peekLeft(violations::addAll);
        }
    }

    private static Either<List<ConfigViolation>, ProxyChoice> choose(String value, URI target) {
        if (ProxyChoice.isWord(value, ProxyChoice.NONE)) {
            return Either.right(new ProxyChoice(Optional.empty(), ""));
        }
        if (ProxyChoice.isWord(value, ProxyChoice.ENVIRONMENT)) {
            return new ProxyEnvironment(System::getenv).choose(target);
        }
        return ProxyChoice.address(value).map(proxy -> new ProxyChoice(Optional.of(proxy), ""));
    }

    private static Optional<ProxyLogin> login(Settings settings, ProxyChoice choice) {
        return settings.optionalString(HttpSettings.PROXY_USER)
                .map(user -> new ProxyLogin(user, settings.optionalSecret(HttpSettings.PROXY_PASSWORD)))
                .or(() -> ProxyLogin.of(choice.login()));
    }

    /**
     * A factory that the process lends stays as it is; what comes in on its plain sockets is not framed, which is
     * logged.
     */
    private static void sockets(
            OkHttpClient.Builder client, Optional<OkHttpClient> lent, Settings settings, RuntimeContext context) {
        SocketFactory standard = SocketFactory.getDefault();
        SocketFactory own = lent.map(OkHttpClient::socketFactory).orElse(standard);
        if (!own.equals(standard)) {
            ClientLog.of("", context)
                    .warn(LogName.CLIENT)
                    .write("the lent HTTP client makes its sockets with "
                            + own.getClass().getName()
                            + ": without TLS, what is no content of an answer has no ceiling, and what follows an answer"
                            + " is not noticed. Lend a client without a socket factory of its own");
        } else {
            boolean straight = settings.optionalString(HttpSettings.PROXY)
                    .filter(value -> ProxyChoice.isWord(value, ProxyChoice.NONE))
                    .isPresent();
            client.socketFactory(new FramedSocketFactory(straight));
        }
    }

    private static void oneTls(Settings settings, RuntimeContext context, List<ConfigViolation> violations) {
        if (context.tls().isEmpty()) {
            return;
        }
        for (String setting : List.of(HttpSettings.TRUST_STORE, HttpSettings.CLIENT_CERTIFICATE)) {
            if (settings.isSet(setting)) {
                violations.add(new ConfigViolation(
                        setting,
                        ConfigViolation.CONFLICT,
                        setting + " has no use beside the TLS that the process lends (RuntimeContext.tls); drop one"));
            }
        }
    }

    private static void certificates(
            OkHttpClient.Builder client,
            Optional<OkHttpClient> lent,
            Settings settings,
            RuntimeContext context,
            URI target,
            List<ConfigViolation> violations) {
        if (settings.isSet(HttpSettings.TRUST_STORE) || settings.isSet(HttpSettings.CLIENT_CERTIFICATE)) {
            Certificates certificates = new Certificates(settings, context, violations);
            encrypted(client, certificates, certificates.context());
            return;
        }
        if (lent.isEmpty() && "http".equalsIgnoreCase(target.getScheme())) {
            cleartext(client);
            return;
        }
        if (context.tls().isPresent()) {
            RuntimeContext.Tls tls = context.tls().get();
            encrypted(client, tls.context().getSocketFactory(), tls.trust());
            return;
        }
        OkHttpClient known = lent.orElseGet(OkHttpClient::new);
        @Nullable X509TrustManager trust = known.x509TrustManager();
        if (trust != null) {
            encrypted(client, known.sslSocketFactory(), trust);
        }
    }

    /** A client that never encrypts reads no certificates, which takes longer than all else that it does. */
    private static OkHttpClient.Builder cleartext(OkHttpClient.Builder client) {
        return client.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }

    private static void encrypted(OkHttpClient.Builder client, Certificates certificates, Optional<SSLContext> tls) {
        tls.ifPresent(ready -> encrypted(client, ready.getSocketFactory(), certificates.trust()));
    }

    private static void encrypted(OkHttpClient.Builder client, SSLSocketFactory sockets, X509TrustManager trust) {
        client.sslSocketFactory(new FramedTlsSocketFactory(sockets), trust);
    }
}
