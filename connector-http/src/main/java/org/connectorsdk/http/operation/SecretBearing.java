package org.connectorsdk.http.operation;

import org.connectorsdk.api.config.Secret;

/**
 * A {@code @Body} argument that holds secrets, such as the password of a connection to create. A server that echoes one
 * of them finds it masked in the error, as it finds the credential (SEC-05). In a record the components of type {@link
 * Secret} are written as their text.
 *
 * @since 0.1.0
 */
public interface SecretBearing {

    /** {@return the secrets in this body} */
    Iterable<Secret> secrets();
}
