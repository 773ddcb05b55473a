/**
 * For those who write a provider: implement {@link org.connectorsdk.api.spi.ConnectorProvider} and
 * {@link org.connectorsdk.api.spi.ProviderConnections}, and name the former in {@code META-INF/services}. What every
 * client needs (capability checks, waiting for jobs, the throwing and asynchronous views) is done once, around them.
 */
@NullMarked
package org.connectorsdk.api.spi;

import org.jspecify.annotations.NullMarked;
