package org.connectorsdk.testkit.memory;

import io.vavr.control.Either;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.SpiVersion;

/** Opens clients of one memory, as any provider is opened: what guards and masks them is the library's own. */
record MemoryProvider(Memory memory) implements ConnectorProvider {
    @Override
    public String spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return memory.descriptor();
    }

    @Override
    public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
        return Either.right(new MemoryClient(memory));
    }
}
