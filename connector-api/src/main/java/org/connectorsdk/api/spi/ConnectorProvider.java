package org.connectorsdk.api.spi;

import io.vavr.control.Either;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;

/**
 * One vendor's plug-in, found by {@link java.util.ServiceLoader}. Needs a public constructor without parameters (or a
 * static {@code provider()} method on the module path) that opens no socket, starts no thread and reads no credential.
 *
 * @since 0.1.0
 */
public interface ConnectorProvider {

    /**
     * {@return the interface version that this provider was built with; {@link SpiVersion#CURRENT}, written exactly
     * so: the compiler copies the constant into the provider}
     */
    String spiVersion();

    /** {@return who this is, what it can do at the most, and which settings it takes; the same on every call} */
    ProviderDescriptor descriptor();

    /**
     * Makes a client for one account. Sends nothing.
     *
     * @param settings checked against {@link ProviderDescriptor#configSchema()}, defaults applied
     * @param context what the surrounding process lends
     * @return the client, or {@code Configuration} with all problems that the schema could not see
     */
    Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context);
}
