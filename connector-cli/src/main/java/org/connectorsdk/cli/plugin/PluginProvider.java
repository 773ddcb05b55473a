package org.connectorsdk.cli.plugin;

import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.DiscoveryProblem;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.SpiVersion;

/**
 * The provider of a plug-in, with the descriptor that was checked, whatever it says later. A class that it misses often
 * shows only when it is opened; then it is named.
 */
record PluginProvider(Plugin plugin, ConnectorProvider provider, ProviderDescriptor descriptor)
        implements ConnectorProvider {
    /** The library says what is wrong with a provider, such as one for another version of the interface. */
    static Either<DiscoveryProblem, ConnectorProvider> checked(Plugin plugin, ConnectorProvider provider) {
        Connectors alone = Connectors.of(provider);
        return alone.problems().isEmpty()
                ? Either.right(
                        new PluginProvider(plugin, provider, alone.providers().get(0)))
                : Either.left(plugin.problem(provider.getClass().getName() + " "
                        + alone.problems().get(0).message()));
    }

    /** The interface of the library, as the check found that it fits. */
    @Override
    public String spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
        try {
            return provider.open(settings, context);
        } catch (LinkageError e) {
            String summary = "the plug-in cannot be used: " + plugin.problem(LoadFailure.reason(e));
            ErrorContext where =
                    ErrorContext.of(descriptor.id(), "open").summary(summary).build();
            return Either.left(new ConnectorError.Configuration(where, List.of()));
        }
    }
}
