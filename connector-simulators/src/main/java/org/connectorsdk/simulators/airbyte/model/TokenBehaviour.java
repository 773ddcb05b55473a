package org.connectorsdk.simulators.airbyte.model;

/**
 * How the server hands out access tokens.
 *
 * @since 0.1.0
 */
public enum TokenBehaviour {
    /** Every exchange makes a new JWT whose {@code exp} is right. */
    JWT,
    /** Every exchange makes a new token that is no JWT, so that nothing in it says when it ends. */
    OPAQUE,
    /** A JWT is handed out again as long as it lives, and {@code expires_in} always says the full lifetime. */
    REPLAYED,
    /** As replayed, but the token says nothing about its end. */
    REPLAYED_OPAQUE,
    /** The token that was handed out last is handed out for ever, alive or dead. */
    FROZEN;

    boolean isOpaque() {
        return this == OPAQUE || this == REPLAYED_OPAQUE;
    }
}
