package org.connectorsdk.http;

import io.vavr.control.Either;
import java.net.InetSocketAddress;
import java.net.Proxy;
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
import okhttp3.OkHttpClient;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.http.framing.FramedSocketFactory;
import org.connectorsdk.http.framing.FramedTlsSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * How bytes get to the vendor: connections, proxy, certificates.
 *
 * <p>A client that the process lends ({@code RuntimeContext.lend(OkHttpClient.class, client)}) is built upon: its connections,
 * interceptors, name service and certificates are used, and it is never closed. Host names of certificates are verified whatever the
 * lent client does.
 *
 * @param client to be configured further
 * @param ownsConnections whether the connections are ours to close; false if they are lent
 */
record Transport(OkHttpClient.Builder client, boolean ownsConnections) {
    private static final int HTTP_PORT = 80;

    /**
     * Prepares a client. Reads the files of certificates; opens no connection, looks no name up and starts no thread.
     *
     * @param settings checked settings
     * @param context may lend a client
     * @return the transport, or everything that is wrong
     */
    static Either<List<ConfigViolation>, Transport> of(Settings settings, RuntimeContext context) {
        Optional<OkHttpClient> lent = context.lent(OkHttpClient.class);
        OkHttpClient.Builder client = lent.map(OkHttpClient::newBuilder).orElseGet(OkHttpClient.Builder::new);
        if (lent.isPresent()) {
            // A client of the process may have been told to accept any host name.
            client.hostnameVerifier(new OkHttpClient().hostnameVerifier());
        } else {
            client.connectionPool(new ConnectionPool(
                    (int) settings.integer(HttpSettings.MAX_CONNECTIONS),
                    settings.duration(HttpSettings.POOL_IDLE).toMillis(),
                    TimeUnit.MILLISECONDS));
        }
        List<ConfigViolation> violations = new ArrayList<>();
        proxy(client, settings, violations);
        sockets(client, lent);
        certificates(client, lent, settings, context, violations);
        return violations.isEmpty()
                ? Either.right(new Transport(client, lent.isEmpty()))
                : Either.left(List.copyOf(violations));
    }

    private static void proxy(OkHttpClient.Builder client, Settings settings, List<ConfigViolation> violations) {
        Optional<URI> address = settings.optionalUrl(HttpSettings.PROXY);
        if (address.isEmpty()) {
            return;
        }
        URI proxy = address.get();
        if (!isAddressOfProxy(proxy)) {
            violations.add(new ConfigViolation(
                    HttpSettings.PROXY,
                    ConfigViolation.WRONG_TYPE,
                    HttpSettings.PROXY
                            + " must be an address such as http://proxy.example.com:3128, with nothing behind the"
                            + " port; what is sent to https:// addresses is encrypted through it as well"));
            return;
        }
        int port = proxy.getPort() < 0 ? HTTP_PORT : proxy.getPort();
        client.proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port)));
        settings.optionalString(HttpSettings.PROXY_USER)
                .ifPresent(user -> client.proxyAuthenticator(
                        new ProxyLogin(user, settings.optionalSecret(HttpSettings.PROXY_PASSWORD))));
    }

    /** What else stood in it would not be used: a path, a query, a login, which has settings of its own. */
    private static boolean isAddressOfProxy(URI proxy) {
        return "http".equalsIgnoreCase(proxy.getScheme())
                && proxy.getHost() != null
                && proxy.getRawUserInfo() == null
                && (proxy.getRawPath().isEmpty() || proxy.getRawPath().equals("/"))
                && proxy.getRawQuery() == null
                && proxy.getRawFragment() == null;
    }

    /** A factory that the process lends stays as it is; what comes in on its plain sockets is not framed. */
    private static void sockets(OkHttpClient.Builder client, Optional<OkHttpClient> lent) {
        SocketFactory standard = SocketFactory.getDefault();
        if (lent.map(OkHttpClient::socketFactory).orElse(standard).equals(standard)) {
            client.socketFactory(new FramedSocketFactory());
        }
    }

    private static void certificates(
            OkHttpClient.Builder client,
            Optional<OkHttpClient> lent,
            Settings settings,
            RuntimeContext context,
            List<ConfigViolation> violations) {
        if (settings.isSet(HttpSettings.TRUST_STORE) || settings.isSet(HttpSettings.CLIENT_CERTIFICATE)) {
            Certificates certificates = new Certificates(settings, context, violations);
            Optional<SSLContext> tls = certificates.context();
            tls.ifPresent(ready -> encrypted(client, ready.getSocketFactory(), certificates.trust()));
            return;
        }
        OkHttpClient known = lent.orElseGet(OkHttpClient::new);
        @Nullable X509TrustManager trust = known.x509TrustManager();
        if (trust != null) {
            encrypted(client, known.sslSocketFactory(), trust);
        }
    }

    private static void encrypted(OkHttpClient.Builder client, SSLSocketFactory sockets, X509TrustManager trust) {
        client.sslSocketFactory(new FramedTlsSocketFactory(sockets), trust);
    }
}
