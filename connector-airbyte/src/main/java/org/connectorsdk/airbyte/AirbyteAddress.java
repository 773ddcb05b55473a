package org.connectorsdk.airbyte;

import java.net.URI;
import java.util.List;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.http.settings.HttpSettings;

/**
 * Where an API is. Users write the origin, the origin with {@code /api}, or the whole path with or without a slash at
 * its end; all of that leads to the same place, and what would lead elsewhere is refused (INC-13).
 */
final class AirbyteAddress {
    private static final String CONFIG_PATH = "api/v1";
    private static final String PUBLIC_PATH = "api/public/v1";
    private static final String HOSTED = "api.airbyte.com";
    private static final String HOSTED_PATH = "v1";
    /** What users put at the end of an address, longest first. */
    private static final List<String> ENDS = List.of(PUBLIC_PATH, CONFIG_PATH, "api", "v1");

    private AirbyteAddress() {}

    /** What is wrong with the address; nothing when it can be used. */
    static List<ConfigViolation> violations(Settings settings) {
        String path = path(settings.url(HttpSettings.BASE_URL));
        String end = end(path);
        String other = AirbyteSettings.isPublic(settings) ? CONFIG_PATH : PUBLIC_PATH;
        if (settings.isSet(AirbyteSettings.API_PATH)) {
            return List.of();
        }
        if (end.equals(other)) {
            return refused("is the address of the other API: leave /" + other + " out, or set api accordingly");
        }
        return end.isEmpty() || end(without(path, end)).isEmpty()
                ? List.of()
                : refused("ends with the path of the API twice; give the address without it, it is added");
    }

    private static List<ConfigViolation> refused(String what) {
        return List.of(new ConfigViolation(
                HttpSettings.BASE_URL, ConfigViolation.CONFLICT, HttpSettings.BASE_URL + " " + what));
    }

    /** The address to which the paths of the API are appended. */
    static URI of(Settings settings) {
        URI url = settings.url(HttpSettings.BASE_URL);
        String wanted = wanted(settings);
        String common = wanted.isEmpty() ? usual(settings, url) : wanted;
        return url.resolve(joined(top(settings, url), common));
    }

    /** The address of the server, under which both of its APIs are. */
    static URI server(Settings settings) {
        URI url = settings.url(HttpSettings.BASE_URL);
        return url.resolve(joined(top(settings, url), ""));
    }

    private static String wanted(Settings settings) {
        return settings.optionalString(AirbyteSettings.API_PATH)
                .map(AirbyteAddress::trimmed)
                .orElse("");
    }

    /** The path of the base URL, without that of an API. */
    private static String top(Settings settings, URI url) {
        String path = path(url);
        String wanted = wanted(settings);
        String end = wanted.isEmpty() ? end(path) : endsWith(path, wanted) ? wanted : "";
        return without(path, end);
    }

    private static String usual(Settings settings, URI url) {
        if (!AirbyteSettings.isPublic(settings)) {
            return CONFIG_PATH;
        }
        return HOSTED.equals(url.getHost()) ? HOSTED_PATH : PUBLIC_PATH;
    }

    private static String joined(String path, String common) {
        return "/" + (path.isEmpty() ? "" : path + "/") + common;
    }

    private static String path(URI url) {
        return url.getRawPath() == null ? "" : trimmed(url.getRawPath());
    }

    private static String trimmed(String path) {
        int from = 0;
        int to = path.length();
        while (from < to && path.charAt(from) == '/') {
            from++;
        }
        while (to > from && path.charAt(to - 1) == '/') {
            to--;
        }
        return path.substring(from, to);
    }

    private static String end(String path) {
        return ENDS.stream().filter(end -> endsWith(path, end)).findFirst().orElse("");
    }

    private static boolean endsWith(String path, String end) {
        return path.equals(end) || path.endsWith("/" + end);
    }

    private static String without(String path, String end) {
        return end.isEmpty() ? path : trimmed(path.substring(0, path.length() - end.length()));
    }
}
