package org.connectorsdk.micrometer;

import io.micrometer.common.docs.KeyName;

/**
 * The names of keys: those of OpenTelemetry's HTTP client conventions where they fit.
 *
 * @since 0.1.0
 */
public final class ConnectorKeys {
    private ConnectorKeys() {}

    /**
     * Of which each has few values, fit for a metric.
     *
     * @since 0.1.0
     */
    public enum Low implements KeyName {
        /** Id of the provider. */
        PROVIDER("provider"),
        /** What the process calls the account. */
        ACCOUNT("account"),
        /** What the program called. */
        OPERATION("operation"),
        /** The vendor's operation; {@code token} for a token, {@code raw} for a request that no interface declares. */
        CALL("call"),
        /** {@code success}, or what a failure did at the vendor: {@code not_sent}, {@code refused}, {@code unknown}. */
        OUTCOME("outcome"),
        /** The kind of the error. */
        KIND("kind"),
        /** HTTP method, {@code _OTHER} for an uncommon one. */
        METHOD("http.request.method"),
        /** The host that was asked. */
        SERVER_ADDRESS("server.address"),
        /** {@code 1xx} to {@code 5xx}, {@code other} for what is no status of HTTP. */
        STATUS_CLASS("http.response.status_class"),
        /** Why a call waited. */
        REASON("reason"),
        /** What a circuit breaker watches. */
        BREAKER("breaker"),
        /** A state of a breaker or of a job. */
        STATE("state");

        private final String name;

        Low(String name) {
            this.name = name;
        }

        @Override
        public String asString() {
            return name;
        }
    }

    /**
     * Of which each has any number of values, for traces alone.
     *
     * @since 0.1.0
     */
    public enum High implements KeyName {
        /** Id of the connection. */
        CONNECTION("connection"),
        /** Calls of the vendor's API, each with its repeats, without those for a token. */
        CALLS("calls"),
        /** Requests that were sent, repeats included. */
        REQUESTS("requests"),
        /** Items that a walk handed out. */
        DELIVERED("delivered"),
        /** The vendor's id of the request that failed. */
        REQUEST_ID("request.id"),
        /** HTTP method. */
        METHOD("http.request.method"),
        /** The path as it is declared. */
        URL_TEMPLATE("url.template"),
        /** The port that was asked. */
        SERVER_PORT("server.port"),
        /** {@code http} or {@code https}. */
        URL_SCHEME("url.scheme"),
        /** The path that was sent. */
        URL_PATH("url.path"),
        /** HTTP status. */
        STATUS_CODE("http.response.status_code"),
        /** How many requests of the call went before. */
        RESEND_COUNT("http.request.resend_count");

        private final String name;

        High(String name) {
            this.name = name;
        }

        @Override
        public String asString() {
            return name;
        }
    }
}
