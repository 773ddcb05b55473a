package org.connectorsdk.http.auth;

import io.vavr.control.Either;
import org.connectorsdk.api.error.ConnectorError;

/**
 * Sends the request for a token. Implemented by the HTTP runtime.
 *
 * <p>The request is a POST of a JSON body to the base URL plus {@link TokenRequest#path()}, without any credential header and
 * without following redirects. It is repeated as a read would be (transport faults, 408, 429, 5xx) if it is
 * {@linkplain TokenRequest#isRepeatable() repeatable}, within {@link TokenRequest#timeout()}, which bounds all attempts together, and
 * within the attempts that the call allows which sets it off. Neither the deadline nor an interrupt of the call that needs the
 * token has a part in it, as other calls wait for the same token.
 */
@FunctionalInterface
public interface TokenEndpoint {

    /**
     * Asks for a token. Blocks.
     *
     * @param request what to send
     * @return the last answer, <em>whatever its status</em>; or, when no answer came, why: an error that names the token endpoint
     */
    Either<ConnectorError, TokenAnswer> post(TokenRequest request);
}
