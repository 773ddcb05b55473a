package org.connectorsdk.api.observe;

/**
 * A request that is about to be sent. Valid until {@link CallObservation#attempt} returns.
 *
 * @since 0.1.0
 */
public interface AttemptStart {
    /** {@return 1 for the first of its call} */
    int number();

    /** {@return HTTP method} */
    String method();

    /** {@return {@code http} or {@code https}} */
    String scheme();

    /** {@return the host it goes to} */
    String host();

    /** {@return the port it goes to} */
    int port();

    /** {@return the path that is sent, with ids, without the query; masked. Not fit for a metric tag} */
    String path();

    /**
     * Sends a header with this request, instead of one of the same name that the caller wanted.
     *
     * @param name a name that neither carries identity nor frames the message, such as {@code traceparent}
     * @param value visible ASCII
     * @throws IllegalArgumentException naming the header if it may not be sent; as everything that is thrown, this is
     *     logged once and the request goes without
     */
    void header(String name, String value);
}
