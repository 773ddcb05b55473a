package org.connectorsdk.http.internal.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.http.settings.HttpSettings;

/**
 * What must hold across the settings of {@link HttpSettings}. One rule each, so that one bad setting silences few of
 * them.
 */
public final class SettingRules {
    public static final List<Function<Settings, List<ConfigViolation>>> ALL = List.of(
            SettingRules::plainHttpStaysHere,
            SettingRules::pausesGrow,
            SettingRules::proxyIsAnAddressOrAWord,
            settings -> needs(settings, HttpSettings.PROXY_USER, HttpSettings.PROXY),
            settings -> needs(settings, HttpSettings.PROXY_PASSWORD, HttpSettings.PROXY_USER),
            settings -> needs(settings, HttpSettings.TRUST_STORE_PASSWORD, HttpSettings.TRUST_STORE),
            settings -> needs(settings, HttpSettings.CLIENT_CERTIFICATE_PASSWORD, HttpSettings.CLIENT_CERTIFICATE));

    private SettingRules() {}

    private static List<ConfigViolation> needs(Settings settings, String one, String other) {
        return settings.isSet(one) && !settings.isSet(other)
                ? conflict(one, "has no use without " + other + "; set both or none")
                : List.of();
    }

    private static List<ConfigViolation> pausesGrow(Settings settings) {
        boolean shrink =
                settings.duration(HttpSettings.BACKOFF_FIRST).compareTo(settings.duration(HttpSettings.BACKOFF_LONGEST))
                        > 0;
        return shrink
                ? conflict(HttpSettings.BACKOFF_FIRST, "must not be longer than " + HttpSettings.BACKOFF_LONGEST)
                : List.of();
    }

    private static List<ConfigViolation> plainHttpStaysHere(Settings settings) {
        URI address = settings.url(HttpSettings.BASE_URL);
        if (!"http".equalsIgnoreCase(address.getScheme()) || settings.bool(HttpSettings.ALLOW_PLAIN_HTTP)) {
            return List.of();
        }
        if (!LoopbackHosts.isNamedBy(address)) {
            return inTheClear(HttpSettings.BASE_URL, "would send credentials in the clear");
        }
        boolean leaves = proxyAddress(settings)
                .map(proxy -> !LoopbackHosts.isNamedBy(proxy))
                .orElse(false);
        return leaves
                ? inTheClear(
                        HttpSettings.PROXY,
                        "would be sent credentials in the clear, as " + HttpSettings.BASE_URL + " is http://")
                : List.of();
    }

    private static Optional<URI> proxyAddress(Settings settings) {
        return settings.optionalString(HttpSettings.PROXY)
                .flatMap(value -> isWord(value)
                        ? Optional.empty()
                        : ProxyChoice.address(value).toJavaOptional());
    }

    private static boolean isWord(String proxy) {
        return ProxyChoice.isWord(proxy, ProxyChoice.NONE) || ProxyChoice.isWord(proxy, ProxyChoice.ENVIRONMENT);
    }

    private static List<ConfigViolation> proxyIsAnAddressOrAWord(Settings settings) {
        return settings.optionalString(HttpSettings.PROXY)
                .filter(value -> !isWord(value))
                .map(value -> ProxyChoice.address(value)
                        .fold(violations -> violations, address -> List.<ConfigViolation>of()))
                .orElse(List.of());
    }

    public static List<ConfigViolation> inHeader(String setting, String value) {
        boolean printable = value.chars().allMatch(c -> c >= ' ' && c <= '~');
        return printable
                ? List.of()
                : List.of(new ConfigViolation(
                        setting,
                        ConfigViolation.ILLEGAL_CHARACTER,
                        setting + " is sent in a header and may hold printable ASCII only"));
    }

    private static List<ConfigViolation> inTheClear(String setting, String what) {
        return conflict(setting, what + "; use https://, or set " + HttpSettings.ALLOW_PLAIN_HTTP + " to true");
    }

    private static List<ConfigViolation> conflict(String setting, String predicate) {
        return List.of(new ConfigViolation(setting, ConfigViolation.CONFLICT, setting + " " + predicate));
    }
}
