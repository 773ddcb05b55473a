package org.connectorsdk.http.auth;

import io.vavr.control.Either;
import java.util.Optional;
import java.util.function.Supplier;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.config.SecretUnavailableException;
import org.connectorsdk.api.error.ConnectorError;
import org.jspecify.annotations.Nullable;

/** A secret that somebody else takes care of: never renewed by us, only asked for again. */
final class SuppliedCredential implements CredentialSource {
    private static final String SUBJECT = "credential";

    private final CredentialForm form;
    private final Supplier<Secret> source;

    /** The last secret with its credential: most suppliers give the same object each time. */
    private volatile @Nullable Made last;

    private record Made(Secret secret, Either<ConnectorError, Credential> credential) {}

    SuppliedCredential(CredentialForm form, Supplier<Secret> source) {
        this.form = form;
        this.source = source;
    }

    @Override
    public Either<ConnectorError, Credential> obtain(AuthCall call) {
        Optional<Secret> tenant = call.tenantCredential();
        return tenant.isPresent() ? made(call, tenant.get()) : supplied(call);
    }

    @SuppressWarnings("ReferenceEquality") // comparing secrets takes its time on purpose
    private Either<ConnectorError, Credential> supplied(AuthCall call) {
        @Nullable Secret secret;
        try {
            secret = source.get();
        } catch (SecretUnavailableException e) {
            return Either.left(AuthErrors.unavailable(call, e));
        } catch (RuntimeException e) {
            String what = "could not be read: its supplier failed with "
                    + e.getClass().getName();
            return Either.left(AuthErrors.unavailable(call, SUBJECT, what));
        }
        if (secret == null) {
            return Either.left(AuthErrors.unavailable(call, SUBJECT, "was given as null by its supplier"));
        }
        @Nullable Made known = last;
        if (known != null && known.secret == secret) {
            return known.credential;
        }
        Either<ConnectorError, Credential> credential = made(call, secret);
        if (credential.isRight()) {
            last = new Made(secret, credential);
        }
        return credential;
    }

    private Either<ConnectorError, Credential> made(AuthCall call, Secret secret) {
        return form.of(secret).mapLeft(problem -> AuthErrors.unusable(call, SUBJECT, problem));
    }

    /** The supplier may know a newer secret; a fixed one is never worth a repeat (INC-14). */
    @Override
    public boolean renewAfterRefusal(Credential refused, AuthCall call) {
        return call.tenantCredential().isEmpty()
                && supplied(call).map(now -> !now.equals(refused)).getOrElse(false);
    }
}
