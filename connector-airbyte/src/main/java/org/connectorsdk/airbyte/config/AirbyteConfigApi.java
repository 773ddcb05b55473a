package org.connectorsdk.airbyte.config;

/**
 * Airbyte's configuration API, whole. For callers: {@code connections.unwrap(AirbyteConfigApi.class)}. Methods block,
 * may be called from any thread, go through the same pipeline as the neutral operations, and answer errors as values.
 * Options are required; pass {@code CallOptions.none()} for the client's settings.
 *
 * @since 0.1.0
 */
public interface AirbyteConfigApi
        extends ConfigConnectionsApi,
                ConfigHistoryApi,
                ConfigActorsApi,
                ConfigConnectorsApi,
                ConfigJobsApi,
                ConfigWorkspacesApi {}
