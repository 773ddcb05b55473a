package org.connectorsdk.http.settings;

import org.connectorsdk.http.internal.json.ReadLimits;

/**
 * Names of the settings that every provider on this runtime takes. Units are in the values: {@code 60s}, {@code 500ms};
 * sizes are in bytes.
 *
 * @since 0.1.0
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
    /**
     * The address of a proxy; {@code none} to go straight, {@code environment} to do as {@code HTTPS_PROXY} and the
     * like say.
     */
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
}
