package org.connectorsdk.http.auth;

import io.vavr.control.Either;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;

/** Credentials for tests of other packages. */
public final class MadeCredentials {
    private MadeCredentials() {}

    /** {@return a bearer credential} */
    public static Credential bearer(String token) {
        return Credential.of("Authorization", "Bearer " + token, List.of(Secret.of(token)));
    }

    /** {@return a source that always gives this token} */
    public static CredentialSource fixed(String token) {
        return source(call -> Either.right(bearer(token)));
    }

    /** {@return a source that is one function, and never renews} */
    public static CredentialSource source(Function<AuthCall, Either<ConnectorError, Credential>> obtain) {
        return new CredentialSource() {
            @Override
            public Either<ConnectorError, Credential> obtain(AuthCall call) {
                return obtain.apply(call);
            }

            @Override
            public boolean renewAfterRefusal(Credential refused, AuthCall call) {
                return false;
            }
        };
    }

    /** {@return a source that gives the first token until it is refused, and the second from then on} */
    public static CredentialSource renewing(String first, String second) {
        AtomicReference<String> token = new AtomicReference<>(first);
        return new CredentialSource() {
            @Override
            public Either<ConnectorError, Credential> obtain(AuthCall call) {
                return Either.right(bearer(token.get()));
            }

            @Override
            public boolean renewAfterRefusal(Credential refused, AuthCall call) {
                token.set(second);
                return true;
            }
        };
    }
}
