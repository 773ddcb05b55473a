package org.connectorsdk.planasonix.wire;

import org.jspecify.annotations.Nullable;

/**
 * What to discover of a Databricks workspace.
 *
 * @param connectionId the connection
 * @param catalog the catalog; null for all
 */
public record DiscoveryWire(String connectionId, @Nullable String catalog) {}
