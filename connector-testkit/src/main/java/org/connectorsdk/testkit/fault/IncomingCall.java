package org.connectorsdk.testkit.fault;

import java.util.Optional;

/**
 * What a fault may look at to decide whether it applies: one request as it reached the server.
 *
 * @since 0.1.0
 */
public interface IncomingCall {

    /** {@return the vendor's name of the operation; or an empty text when no operation has this method and path} */
    String operation();

    /** {@return the HTTP method; its name in capitals} */
    String method();

    /** {@return the path as it stood on the wire, still percent-encoded, without the query; beginning with a slash} */
    String path();

    /**
     * The value of a query parameter, decoded, the first one if there are several.
     *
     * @param name the parameter's name
     * @return its value, empty when it was not sent
     */
    Optional<String> query(String name);

    /**
     * The unmasked value of a header, the first one if there are several.
     *
     * @param name the header's name, in any case
     * @return its value, empty when it was not sent
     */
    Optional<String> rawHeader(String name);

    /** {@return the request's body as text, as much of it as the server kept; empty when there was no body} */
    String bodyText();
}
