package org.connectorsdk.http.internal.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.SettingType;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;

/** Describes the settings of {@link HttpSettings}: label, description, default, range. */
public final class SettingCatalog {
    private static final long KIB = 1 << 10;
    private static final long GIB = 1 << 30;
    private static final long TIB = 1L << 40;

    private final Map<String, String> defaults;
    private final List<Setting> settings = new ArrayList<>();

    public SettingCatalog(Map<String, String> defaults) {
        this.defaults = new HashMap<>(defaults);
    }

    public List<Setting> settings() {
        address();
        repeating();
        timeLimits();
        sizes();
        connections();
        load();
        proxy();
        certificates();
        if (!defaults.isEmpty()) {
            throw new IllegalArgumentException("defaults: no setting takes a default for " + defaults.keySet());
        }
        return List.copyOf(settings);
    }

    private void address() {
        Setting.Builder url = Setting.builder(HttpSettings.BASE_URL, SettingType.URL)
                .label("Base URL")
                .description("Where the API is. The path of the API itself may be left out.")
                .examples("https://api.example.com");
        @Nullable String vendors = defaults.remove(HttpSettings.BASE_URL);
        settings.add((vendors == null ? url.required() : url.defaultValue(vendors)).build());
        bool(
                HttpSettings.ALLOW_PLAIN_HTTP,
                "Allow plain HTTP",
                "Lets http:// addresses leave this machine. Everybody on the way can then read the credentials.");
    }

    private void repeating() {
        integer(HttpSettings.ATTEMPTS, "Attempts", "3", 1, 100)
                .description("Requests that one call may cost. 1: nothing is repeated. What is not safe to repeat never"
                        + " is.");
        duration(HttpSettings.BACKOFF_FIRST, "First pause", "500ms", "0s", "1m")
                .description(
                        "The longest first pause between two attempts; the pause is drawn at random from zero to it.");
        duration(HttpSettings.BACKOFF_LONGEST, "Longest pause", "8s", "0s", "10m")
                .description("The pause doubles with each attempt up to this.");
        duration(HttpSettings.RETRY_AFTER_CAP, "Longest pause on request", "60s", "0s", "1h")
                .description(
                        "Up to this a call waits when the server says when to come back; longer, and it fails at once."
                                + " 0s: it always fails at once.");
    }

    private void timeLimits() {
        duration(HttpSettings.READ_DEADLINE, "Deadline of quick operations", "60s", "1ms", "1d")
                .description(
                        "Bounds one request of a quick operation, with its repeats, pauses and waits. A call of several"
                                + " requests is bounded as a whole by the deadline that its caller gives.");
        duration(HttpSettings.SLOW_DEADLINE, "Deadline of slow operations", "300s", "1ms", "1d")
                .description(
                        "The same for one request that vendors take their time for: creating, testing, introspecting.");
        duration(HttpSettings.CONNECT_TIMEOUT, "Connect time-out", "10s", "1ms", "10m")
                .description("Bounds the making of one connection.");
        duration(HttpSettings.IDLE_TIMEOUT, "Idle time-out", "60s", "1ms", "1h")
                .description("Ends an attempt when this long not a single byte came or went.");
    }

    private void sizes() {
        integer(HttpSettings.MAX_ANSWER_BYTES, "Largest answer", heapPermitting(32 << 20), KIB, GIB)
                .description(
                        "Ceiling in bytes, after decompression, of an answer that becomes one value. By default less"
                                + " where the"
                                + " largest heap is small: a 24th of it.");
        integer(HttpSettings.MAX_ELEMENT_BYTES, "Largest element", heapPermitting(8 << 20), KIB, GIB)
                .description("Ceiling in bytes, after decompression, of one element of an answer that is streamed. By"
                        + " default less"
                        + " where the largest heap is small: a 24th of it.");
        integer(HttpSettings.MAX_SKIPPED_BYTES, "Most skipped", "268435456", KIB, TIB)
                .description(
                        "Ceiling in bytes, after decompression, of what is read past in one answer, such as logs.");
    }

    /** Values take up to a dozen times the memory of their text, and are not alone in the heap. */
    private static String heapPermitting(long bytes) {
        return Long.toString(Math.min(bytes, Runtime.getRuntime().maxMemory() / 24));
    }

    private void connections() {
        integer(HttpSettings.MAX_CONNECTIONS, "Idle connections", "16", 0, 10_000)
                .description("Connections that are kept open for the next call. 0: none.");
        duration(HttpSettings.POOL_IDLE, "Idle time of connections", "50s", "1ms", "1d")
                .description(
                        "How long an idle connection is kept. Less than what proxies on the way allow, often 60 s.");
    }

    private void load() {
        settings.add(common(HttpSettings.RATE_LIMIT, SettingType.DECIMAL, "Rate limit", "0")
                .min(0)
                .max(1_000_000)
                .description("Requests per second that are sent at the most. 0: no limit of ours.")
                .examples("5", "0.5")
                .build());
        integer(HttpSettings.MAX_CONCURRENT, "Concurrent requests", "64", 0, 100_000)
                .description("Requests at the same time; more wait for their turn. 0: no limit of ours.");
        integer(HttpSettings.BREAKER_FAILURES, "Failures that open the breaker", "10", 0, 10_000)
                .description("After so many failed attempts calls fail at once, without being sent. 0: never.");
        integer(HttpSettings.BREAKER_WINDOW, "Attempts that the breaker looks at", "20", 1, 10_000)
                .description("Failures are counted among so many recent attempts.");
        duration(HttpSettings.BREAKER_OPEN, "Open time of the breaker", "30s", "1ms", "1d")
                .description("After this the breaker lets some attempts through to see whether the server is back.");
        integer(HttpSettings.BREAKER_PROBES, "Probes of the breaker", "3", 1, 1_000)
                .description("How many attempts it lets through.");
    }

    private void proxy() {
        settings.add(Setting.builder(HttpSettings.PROXY, SettingType.STRING)
                .label("Proxy")
                .description("Address of an HTTP proxy; none to go straight; environment for what the variables"
                        + " HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY say. Without it, the proxy that the Java"
                        + " process"
                        + " is set up for, if any.")
                .examples("http://proxy.example.com:3128", "proxy.example.com:3128", "none", "environment")
                .build());
        settings.add(Setting.builder(HttpSettings.PROXY_USER, SettingType.STRING)
                .label("Proxy user")
                .description("User name for the proxy (Basic).")
                .build());
        password(HttpSettings.PROXY_PASSWORD, "Proxy password", "Password for the proxy (Basic).");
    }

    private void certificates() {
        file(
                HttpSettings.TRUST_STORE,
                "Trust store",
                "Certificates to trust instead of Java's own: a PKCS #12 or JKS key store, or a PEM file.");
        password(
                HttpSettings.TRUST_STORE_PASSWORD,
                "Trust store password",
                "Password of the trust store, if it has one.");
        file(
                HttpSettings.CLIENT_CERTIFICATE,
                "Client certificate",
                "Our own certificate with its private key: a PKCS #12 or JKS key store, or a PEM file (PKCS #8).");
        password(
                HttpSettings.CLIENT_CERTIFICATE_PASSWORD,
                "Client certificate password",
                "Password of the client certificate's key store.");
    }

    // ---- one setting each
    // -------------------------------------------------------------------------------------------------------

    private Setting.Builder common(String name, SettingType type, String label, String standard) {
        return Setting.builder(name, type)
                .label(label)
                .defaultValue(Optional.ofNullable(defaults.remove(name)).orElse(standard));
    }

    private void bool(String name, String label, String description) {
        settings.add(common(name, SettingType.BOOLEAN, label, "false")
                .description(description)
                .build());
    }

    private Describing integer(String name, String label, String standard, long min, long max) {
        return new Describing(
                common(name, SettingType.INTEGER, label, standard).min(min).max(max));
    }

    private Describing duration(String name, String label, String standard, String min, String max) {
        return new Describing(
                common(name, SettingType.DURATION, label, standard).min(min).max(max));
    }

    private void file(String name, String label, String description) {
        settings.add(Setting.builder(name, SettingType.FILE)
                .label(label)
                .description(description)
                .build());
    }

    private void password(String name, String label, String description) {
        settings.add(Setting.builder(name, SettingType.STRING)
                .secret()
                .unicode()
                .label(label)
                .description(description)
                .build());
    }

    /** A setting that lacks its description. */
    private final class Describing {
        private final Setting.Builder setting;

        Describing(Setting.Builder setting) {
            this.setting = setting;
        }

        void description(String text) {
            settings.add(setting.description(text).build());
        }
    }
}
