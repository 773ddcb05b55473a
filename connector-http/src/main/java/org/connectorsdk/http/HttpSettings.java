package org.connectorsdk.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.http.json.ReadLimits;

/**
 * The settings that every provider on this runtime takes. Units are in the values: {@code 60s}, {@code 500ms}; sizes are in
 * bytes.
 *
 * <pre>{@code
 * ConfigSchema.Builder schema = ConfigSchema.builder()
 *         .addAll(HttpSettings.all(Map.of(HttpSettings.BASE_URL, "https://api.example.com")))
 *         .add(token);
 * HttpSettings.rules("v1").forEach(schema::rule);
 * }</pre>
 */
public final class HttpSettings {
    /** Where the API is: an http or https address. */
    public static final String BASE_URL = "base-url";
    /** Whether plain HTTP may go to hosts other than this machine. */
    public static final String ALLOW_PLAIN_HTTP = "allow-plain-http";
    /** Requests per call at the most. */
    public static final String ATTEMPTS = "attempts";
    /** The first pause between two attempts. */
    public static final String BACKOFF_FIRST = "backoff-first";
    /** The longest pause between two attempts. */
    public static final String BACKOFF_LONGEST = "backoff-longest";
    /** The longest {@code Retry-After} that a call waits for. */
    public static final String RETRY_AFTER_CAP = "retry-after-cap";
    /** How long a quick operation may take as a whole. */
    public static final String READ_DEADLINE = "read-deadline";
    /** How long a slow operation may take as a whole. */
    public static final String SLOW_DEADLINE = "slow-deadline";
    /** How long establishing a connection may take. */
    public static final String CONNECT_TIMEOUT = "connect-timeout";
    /** How long a peer may send or take nothing. */
    public static final String IDLE_TIMEOUT = "idle-timeout";
    /** The ceiling of an answer that becomes one value, decoded. */
    public static final String MAX_ANSWER_BYTES = ReadLimits.ANSWER_SETTING;
    /** The ceiling of one element of a stream, decoded. */
    public static final String MAX_ELEMENT_BYTES = ReadLimits.ELEMENT_SETTING;
    /** The ceiling of what is read and thrown away, decoded. */
    public static final String MAX_SKIPPED_BYTES = ReadLimits.SKIPPED_SETTING;
    /** Connections that are kept open when idle. */
    public static final String MAX_CONNECTIONS = "max-connections";
    /** How long an idle connection is kept. */
    public static final String POOL_IDLE = "pool-idle";
    /** Requests per second; 0 for no limit. */
    public static final String RATE_LIMIT = "rate-limit";
    /** Requests at the same time; 0 for no limit. */
    public static final String MAX_CONCURRENT = "max-concurrent";
    /** Failed attempts that open a breaker; 0 for no breakers. */
    public static final String BREAKER_FAILURES = "breaker-failures";
    /** Among how many recent attempts failures are counted. */
    public static final String BREAKER_WINDOW = "breaker-window";
    /** How long a breaker stays open. */
    public static final String BREAKER_OPEN = "breaker-open";
    /** Attempts that a breaker lets through to try whether the server is back. */
    public static final String BREAKER_PROBES = "breaker-probes";
    /** The address of a proxy; {@code none} to go straight, {@code environment} to do as {@code HTTPS_PROXY} and the like say. */
    public static final String PROXY = "proxy";
    /** The user name for the proxy. */
    public static final String PROXY_USER = "proxy-user";
    /** The password for the proxy. */
    public static final String PROXY_PASSWORD = "proxy-password";
    /** A file of certificates to trust instead of the machine's. */
    public static final String TRUST_STORE = "trust-store";
    /** The password of that file. */
    public static final String TRUST_STORE_PASSWORD = "trust-store-password";
    /** A file with our own certificate and key. */
    public static final String CLIENT_CERTIFICATE = "client-certificate";
    /** The password of that file. */
    public static final String CLIENT_CERTIFICATE_PASSWORD = "client-certificate-password";

    private HttpSettings() {}

    /**
     * All of them, in the order of a form, with {@link #BASE_URL} required.
     *
     * @return an unmodifiable list
     */
    public static List<Setting> all() {
        return all(Map.of());
    }

    /**
     * All of them, in the order of a form, with defaults of the provider's own. {@link #BASE_URL} is required unless it has a
     * default.
     *
     * @param defaults values by the name of the setting, written as a configuration would
     * @return an unmodifiable list
     * @throws IllegalArgumentException if there is no such setting, if it would refuse the value, or if it cannot have a default
     */
    public static List<Setting> all(Map<String, String> defaults) {
        return new SettingCatalog(defaults).settings();
    }

    /**
     * What must hold across settings: add each rule to the schema, so that all problems are told at once. (What is in the files
     * that settings name is looked at when a runtime is built.)
     *
     * @param pathPrefix what every path of the API begins with, as given to {@link HttpRuntime.Builder#baseUrl}; empty for none
     * @return an unmodifiable list
     */
    public static List<Function<Settings, List<ConfigViolation>>> rules(String pathPrefix) {
        List<Function<Settings, List<ConfigViolation>>> rules = new ArrayList<>();
        rules.add(settings -> HostLibraries.problems());
        SettingRules.ALL.forEach(rule -> rules.add(onUsableLibraries(rule)));
        rules.add(onUsableLibraries(settings -> BaseAddress.problems(settings.url(BASE_URL), pathPrefix)));
        return List.copyOf(rules);
    }

    /** A rule may use the libraries, and an old one may break it. */
    private static Function<Settings, List<ConfigViolation>> onUsableLibraries(
            Function<Settings, List<ConfigViolation>> rule) {
        return settings -> HostLibraries.problems().isEmpty() ? rule.apply(settings) : List.of();
    }

    /**
     * What must hold for a setting whose value is sent in a header: add the rule to the schema.
     *
     * @param setting name of a setting of type string that is not secret
     * @return a rule that allows printable ASCII alone
     */
    public static Function<Settings, List<ConfigViolation>> inHeader(String setting) {
        return settings ->
                SettingRules.inHeader(setting, settings.optionalString(setting).orElse(""));
    }
}
