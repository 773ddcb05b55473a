package org.connectorsdk.http.error;

import java.util.Optional;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.operation.Operation;

/**
 * An answer that says no (status 400 or above, or a declared failure in a 2xx), for an {@link ErrorDecoder} to explain.
 *
 * @since 0.1.0
 */
public interface ErrorAnswer {

    /** {@return the name of the operation that was refused, as in {@link Operation#value()}} */
    String operation();

    /** {@return the HTTP status} */
    int status();

    /**
     * {@return the media type without parameters, in lower case, such as {@code application/json}; empty when none was
     * named}
     */
    String contentType();

    /**
     * One header of the answer.
     *
     * @param name its name, in any case
     * @return its last value; empty when it was not sent
     */
    Optional<String> header(String name);

    /**
     * {@return the body as JSON, whatever its content type says; empty when it is not JSON or was longer than 64 kB}
     */
    Optional<JsonValue> json();

    /** {@return the body if it is a JSON object, else an empty object, so that fields can be asked for right away} */
    JsonObject object();

    /**
     * {@return the beginning of the body as text, at most 64 kB; not masked, so never put it into an error as it is}
     */
    String text();
}
