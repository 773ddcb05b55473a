package org.connectorsdk.cli.plugin;

import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;

/** The provider of a plug-in. A class that it misses often shows only when it is opened; then it is named. */
record PluginProvider(Plugin plugin, ConnectorProvider provider) implements ConnectorProvider {
    @Override
    public String spiVersion() {
        return provider.spiVersion();
    }

    @Override
    public ProviderDescriptor descriptor() {
        return provider.descriptor();
    }

    @Override
    public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
        try {
            return provider.open(settings, context);
        } catch (LinkageError e) {
            String summary = "the plug-in cannot be used: " + plugin.problem(LoadFailure.reason(e));
            ErrorContext where =
                    ErrorContext.of(descriptor().id(), "open").summary(summary).build();
            return Either.left(new ConnectorError.Configuration(where, List.of()));
        }
    }
}
