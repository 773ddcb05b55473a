package org.connectorsdk.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for all accounts. The settings of accounts are not in here: secrets are among them, and a bean of
 * properties is shown by an endpoint.
 *
 * @param integrator what the program calls itself in the user agent, such as {@code acme-etl/4.2}
 * @param health how accounts are checked
 * @param problemDetails how errors are answered to callers of the program
 * @since 0.1.0
 */
@ConfigurationProperties("connectors")
public record ConnectorsProperties(
        @DefaultValue("") String integrator,
        @DefaultValue Health health,
        @DefaultValue ProblemDetails problemDetails) {

    /**
     * How accounts are checked.
     *
     * @param cache for how long what a check found is answered without another one
     * @param timeout after this a check is given up
     * @since 0.1.0
     */
    public record Health(
            @DefaultValue("30s") Duration cache,
            @DefaultValue("5s") Duration timeout) {

        /**
         * A time-out of nothing and a time before now are refused with {@link IllegalArgumentException}.
         *
         * @param cache for how long what a check found is answered without another one
         * @param timeout after this a check is given up
         */
        public Health {
            if (cache.isNegative()) {
                throw new IllegalArgumentException("connectors.health.cache must not be negative; 0s asks each time");
            }
            if (timeout.isZero() || timeout.isNegative()) {
                throw new IllegalArgumentException("connectors.health.timeout must be longer than 0s");
            }
        }
    }

    /**
     * How errors are answered to callers of the program.
     *
     * @param enabled whether a {@code ConnectorException} becomes a problem detail (RFC 9457)
     * @since 0.1.0
     */
    public record ProblemDetails(@DefaultValue("true") boolean enabled) {}
}
