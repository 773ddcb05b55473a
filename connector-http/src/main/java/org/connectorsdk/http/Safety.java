package org.connectorsdk.http;

/** What repeating a request would do on the provider's side. It alone decides whether a request is ever sent twice. */
public enum Safety {
    /**
     * Changes nothing. Repeated after 408, 429, 500, 502, 503, 504 and broken connections; its failures never have the
     * outcome UNKNOWN.
     */
    READ,

    /** Changes something, but a second time changes nothing more (delete, full update). Repeated like {@link #READ}. */
    IDEMPOTENT,

    /**
     * Repeatable because the vendor applies one idempotency key once. Repeated like {@link #READ}, with the same
     * {@code Idempotency-Key} header on every attempt: the caller's key, or one that is made per call.
     */
    KEYED,

    /**
     * Each request acts anew (create, start). Repeated only where it is proven that the server did not act: the
     * connection was never established, 429, or 401 on a token that the library itself had minted.
     */
    ONCE
}
