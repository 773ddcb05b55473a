package org.connectorsdk.http;

/** How long an operation may take, in classes that a user can set. {@code CallOptions.deadline} wins over each. */
public enum TimeoutClass {
    /** A quick answer is expected: setting {@code read-deadline}, default 60 s. */
    READ,

    /**
     * The vendor works while we wait (create with discovery, introspect, test): setting {@code slow-deadline}, default
     * 300 s. The server may stay silent that long before its answer begins; once it has begun, {@code idle-timeout}
     * bounds each pause.
     */
    SLOW,

    /** The time depends on the amount of data: no deadline; {@code idle-timeout} bounds each pause. */
    TRANSFER
}
