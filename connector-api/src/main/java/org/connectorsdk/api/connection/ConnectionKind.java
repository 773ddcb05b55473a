package org.connectorsdk.api.connection;

/**
 * What the vendor's word "connection" means.
 *
 * @since 0.1.0
 */
public enum ConnectionKind {
    /** Access to one external system: host, credential, settings. */
    DATA_SOURCE,
    /** A pipe between two systems, as with Airbyte: {@code source()} and {@code destination()} name its ends. */
    LINK
}
