package org.connectorsdk.http.auth;

import io.vavr.control.Either;
import org.connectorsdk.api.error.ConnectorError;

/** For services without authentication. */
enum NoCredential implements CredentialSource {
    INSTANCE;

    private static final Either<ConnectorError, Credential> NOTHING = Either.right(Credential.none());

    @Override
    public Either<ConnectorError, Credential> obtain(AuthCall call) {
        return call.tenantCredential().isEmpty()
                ? NOTHING
                : Either.left(AuthErrors.unavailable(
                        call, "credential", "of a tenant is of no use: this connector is configured to send none"));
    }

    @Override
    public boolean renewAfterRefusal(Credential refused, AuthCall call) {
        return false;
    }
}
