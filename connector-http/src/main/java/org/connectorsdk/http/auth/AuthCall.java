package org.connectorsdk.http.auth;

import java.time.Duration;
import java.util.Optional;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.config.Secret;

/**
 * What a {@link CredentialSource} has to know of the call that needs a credential.
 *
 * @since 0.1.0
 */
public interface AuthCall {

    /** {@return the id of the provider, for errors} */
    String provider();

    /** {@return the name of the operation, for errors} */
    String operation();

    /**
     * {@return what is left of the call's deadline; {@link Duration#ZERO} when it is over; very long when there is
     * none}
     */
    Duration remaining();

    /**
     * The tenant on whose behalf this one call is made.
     *
     * @return the credential of the call's own options, in the form that the source's own has (a token, a password);
     *     empty for the source's own. It is used for this call and never kept.
     */
    Optional<Secret> tenantCredential();

    /** {@return the clock by which tokens age} */
    TimeSource time();

    /**
     * How to ask the token endpoint, for sources that mint tokens.
     *
     * @return an endpoint that outlives this call: tokens are minted on another thread for all calls that wait, and
     *     this one may be over by then
     */
    TokenEndpoint tokenEndpoint();
}
