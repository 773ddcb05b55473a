package org.connectorsdk.http;

/** Which circuit breaker watches an operation. Each runtime and host has its own set. */
public enum Breaker {
    /** One breaker for what changes nothing, one for what changes something, told apart by {@link Safety}. */
    BY_SAFETY,

    /** The breaker of status polls, so that failing triggers do not blind a wait that is in progress. */
    POLL,

    /** None: the request is sent while other breakers are open, and its failures open none. For cancelling. */
    BYPASS
}
