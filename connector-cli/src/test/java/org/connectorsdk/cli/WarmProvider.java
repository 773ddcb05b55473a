package org.connectorsdk.cli;

import io.vavr.control.Either;
import java.util.ServiceLoader;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;

/**
 * The discovered provider, which has made a call before the command makes its own: a connection to the server lies
 * ready.
 */
final class WarmProvider implements ConnectorProvider {
    private final ConnectorProvider cold;

    private WarmProvider(ConnectorProvider cold) {
        this.cold = cold;
    }

    static WarmProvider of(String id) {
        return ServiceLoader.load(ConnectorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.descriptor().id().equals(id))
                .findFirst()
                .map(WarmProvider::new)
                .orElseThrow();
    }

    @Override
    public String spiVersion() {
        return cold.spiVersion();
    }

    @Override
    public ProviderDescriptor descriptor() {
        return cold.descriptor();
    }

    @Override
    public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
        return cold.open(settings, context).peek(opened -> opened.list(ConnectionQuery.all(), CallOptions.none()));
    }
}
