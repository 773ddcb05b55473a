package org.connectorsdk.http.internal.settings;

import io.vavr.control.Either;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.SettingType;
import org.connectorsdk.http.settings.HttpSettings;

/**
 * Which proxy the setting names, or that there is to be none.
 *
 * @param address of an HTTP proxy; empty for none
 * @param login user name and password, percent-encoded, where the environment gives them; empty for none
 */
public record ProxyChoice(Optional<URI> address, String login) {
    /** Goes straight, whatever the Java process is set up for. */
    public static final String NONE = "none";

    /** Does as the variables say that other tools follow. */
    public static final String ENVIRONMENT = "environment";

    private static final int HTTP_PORT = 80;
    private static final String SCHEME_END = "://";
    private static final ConfigSchema ADDRESS = ConfigSchema.builder()
            .add(Setting.builder(HttpSettings.PROXY, SettingType.URL).build())
            .build();

    /** {@return whether the value is a word, not an address} */
    public static boolean isWord(String value, String word) {
        return value.strip().equalsIgnoreCase(word);
    }

    /**
     * Reads an address as people write it: with or without {@code http://}.
     *
     * @param value what stands there, without a login
     * @return the address, or what is wrong with it
     */
    public static Either<List<ConfigViolation>, URI> address(String value) {
        String text = value.strip();
        int schemeEnd = text.indexOf(SCHEME_END);
        String scheme = schemeEnd < 0 ? "http" : text.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http")) {
            return Either.left(List.of(wrong(unsupported(scheme))));
        }
        String written = schemeEnd < 0 ? "http://" + text : text;
        return ADDRESS.resolve(ConnectorConfig.builder()
                        .set(HttpSettings.PROXY, written)
                        .build())
                .map(settings -> settings.url(HttpSettings.PROXY))
                .flatMap(ProxyChoice::bare);
    }

    private static String unsupported(String scheme) {
        if (scheme.startsWith("socks")) {
            return "names a SOCKS proxy, which is not supported; name an HTTP proxy, such as"
                    + " http://proxy.example.com:3128";
        }
        return "must be an address such as http://proxy.example.com:3128: the proxy itself is reached by http://,"
                + " what is sent to https:// addresses is encrypted through it as well";
    }

    /** What else stood in it would not be used. */
    private static Either<List<ConfigViolation>, URI> bare(URI proxy) {
        boolean bare = (proxy.getRawPath().isEmpty() || proxy.getRawPath().equals("/"))
                && proxy.getRawQuery() == null
                && proxy.getRawFragment() == null;
        return bare
                ? Either.right(proxy)
                : Either.left(List.of(wrong("must be an address such as http://proxy.example.com:3128, with nothing"
                        + " behind the port; what is sent to https:// addresses is encrypted through it as well")));
    }

    static ConfigViolation wrong(String predicate) {
        return new ConfigViolation(
                HttpSettings.PROXY, ConfigViolation.WRONG_TYPE, HttpSettings.PROXY + " " + predicate);
    }

    /** {@return the proxy as the HTTP client takes it; its name is looked up when it is needed} */
    public Proxy proxy() {
        return address.map(ProxyChoice::proxy).orElse(Proxy.NO_PROXY);
    }

    private static Proxy proxy(URI address) {
        URI named = URI.create("http://" + address.getRawAuthority().replace('_', '-'));
        String host =
                address.getHost() == null ? address.getRawAuthority().replaceFirst(":\\d*$", "") : address.getHost();
        int port = named.getPort() < 0 ? HTTP_PORT : named.getPort();
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    /** Without the login. */
    @Override
    public String toString() {
        return address.map(URI::toString).orElse(NONE);
    }
}
