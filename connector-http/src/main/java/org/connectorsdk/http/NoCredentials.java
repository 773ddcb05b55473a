package org.connectorsdk.http;

import io.vavr.control.Either;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.auth.AuthCall;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.auth.CredentialSource;

/** No authentication at all, which is a supported configuration (INC-13e). */
enum NoCredentials implements CredentialSource {
    INSTANCE;

    @Override
    public Either<ConnectorError, Credential> obtain(AuthCall call) {
        return Either.right(Credential.none());
    }

    @Override
    public boolean renewAfterRefusal(Credential refused, AuthCall call) {
        return false;
    }
}
