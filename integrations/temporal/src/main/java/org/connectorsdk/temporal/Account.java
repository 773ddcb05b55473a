package org.connectorsdk.temporal;

import java.util.Objects;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;

/**
 * What a worker needs to open an account. It never leaves the worker.
 *
 * @param provider the provider's id, such as {@code airbyte}
 * @param config its settings, secrets among them
 * @param context what the process lends to the client
 * @since 0.1.0
 */
public record Account(String provider, ConnectorConfig config, RuntimeContext context) {
    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param provider the provider's id, such as {@code airbyte}
     * @param config its settings, secrets among them
     * @param context what the process lends to the client
     */
    public Account {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(context, "context");
    }

    /**
     * An account that is lent nothing.
     *
     * @param provider the provider's id, such as {@code airbyte}
     * @param config its settings, secrets among them
     */
    public Account(String provider, ConnectorConfig config) {
        this(provider, config, RuntimeContext.standard());
    }
}
