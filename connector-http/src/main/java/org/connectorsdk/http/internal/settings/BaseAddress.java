package org.connectorsdk.http.internal.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;

/** The address of an API, as a user wrote it and as paths are appended to it (INC-13). */
public final class BaseAddress {
    private BaseAddress() {}

    /** What is wrong with an address, but for plain HTTP, about which {@link SettingRules} has more to say. */
    public static List<ConfigViolation> problems(URI address, String prefix) {
        List<ConfigViolation> violations = new ArrayList<>();
        HttpUrl unused = of(address, prefix, true, violations);
        return violations;
    }

    /**
     * Normalises an address.
     *
     * @param address as the user wrote it
     * @param prefix what every path of the API begins with; taken off the address
     * @param plainAllowed whether plain HTTP may leave this machine
     * @param violations takes what is wrong
     * @return the address, ending in a slash; null when something is wrong
     */
    public static @Nullable HttpUrl of(
            URI address, String prefix, boolean plainAllowed, List<ConfigViolation> violations) {
        HttpUrl url = HttpUrl.get(address);
        if (url == null) {
            violations.add(wrong(ConfigViolation.WRONG_TYPE, "must be an http or https address with a host"));
            return null;
        }
        int before = violations.size();
        if (url.query() != null || url.fragment() != null) {
            violations.add(wrong(ConfigViolation.WRONG_TYPE, "must end with a path: no query and no fragment"));
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            violations.add(wrong(
                    ConfigViolation.CREDENTIALS_IN_URL,
                    "must not hold a user name or password; there are settings for them"));
        }
        if (!url.isHttps() && !plainAllowed && !LoopbackHosts.isNamedBy(url.host())) {
            violations.add(wrong(
                    ConfigViolation.CONFLICT,
                    "would send credentials in the clear to " + url.host() + "; use https, or set "
                            + HttpSettings.ALLOW_PLAIN_HTTP + " to true"));
        }
        List<String> path = path(url);
        List<String> common = segments(prefix);
        List<String> root = path.subList(0, path.size() - shared(path, common));
        if (shared(root, common) > 0) {
            violations.add(wrong(
                    ConfigViolation.CONFLICT,
                    "ends with /" + String.join("/", path) + ", which has more of the API's own path /" + prefix
                            + " than fits; leave that out, it is added"));
        }
        return violations.size() == before ? rebuilt(url, root) : null;
    }

    /**
     * How many segments at the end of an address are of the API's own path: all of it, or as some write it, its
     * beginning or its end alone ({@code /api} or {@code /v1} of {@code /api/v1}).
     */
    private static int shared(List<String> path, List<String> common) {
        for (int length = common.size(); length > 0; length--) {
            if (endsWith(path, common.subList(common.size() - length, common.size()))
                    || endsWith(path, common.subList(0, length))) {
                return length;
            }
        }
        return 0;
    }

    private static List<String> path(HttpUrl url) {
        List<String> path = new ArrayList<>(url.encodedPathSegments());
        path.removeIf(String::isEmpty); // slashes at the end, and doubled ones
        return path;
    }

    private static List<String> segments(String prefix) {
        List<String> segments = new ArrayList<>();
        for (String segment : prefix.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private static boolean endsWith(List<String> path, List<String> end) {
        int start = path.size() - end.size();
        return !end.isEmpty() && start >= 0 && path.subList(start, path.size()).equals(end);
    }

    private static HttpUrl rebuilt(HttpUrl url, List<String> path) {
        HttpUrl.Builder rebuilt = url.newBuilder().encodedPath("/");
        for (String segment : path) {
            rebuilt.addEncodedPathSegment(segment);
        }
        return path.isEmpty() ? rebuilt.build() : rebuilt.addPathSegment("").build();
    }

    private static ConfigViolation wrong(String code, String message) {
        return new ConfigViolation(HttpSettings.BASE_URL, code, HttpSettings.BASE_URL + " " + message);
    }
}
