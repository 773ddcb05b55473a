package org.connectorsdk.testkit.conformance;

import io.vavr.control.Either;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.ConnectorProvider;

/**
 * The place between the rules and the provider under test, for one rule. The proofs of the kit put a defect there; it
 * is empty otherwise.
 *
 * @since 0.1.0
 */
public interface OpenHook extends AutoCloseable {
    /** Nothing in between. */
    OpenHook NONE = new OpenHook() {};

    /**
     * Comes between the rules and what opening a client answered.
     *
     * @param opened the provider's client, or its refusal
     * @param context where the rule runs
     * @return what the rules get to see
     */
    default Either<ConnectorError, Connections> open(Either<ConnectorError, Connections> opened, RuleContext context) {
        return opened;
    }

    /**
     * Changes the settings of every client.
     *
     * @param config what the rule wants
     * @return what the provider gets
     */
    default ConnectorConfig.Builder settings(ConnectorConfig.Builder config) {
        return config;
    }

    /**
     * Puts providers together, for rules about neighbours.
     *
     * @param providers the providers
     * @return them
     */
    default Connectors assemble(ConnectorProvider... providers) {
        return Connectors.of(providers);
    }

    /** Ends what the defect has left running. */
    @Override
    default void close() {}
}
