package org.connectorsdk.http.auth;

import io.vavr.control.Either;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.config.SecretUnavailableException;
import org.connectorsdk.api.error.ConnectorError;
import org.jspecify.annotations.Nullable;

/**
 * A secret that somebody else takes care of: never renewed by us, only asked for again.
 *
 * @param <T> what is supplied: a secret, or several that belong together
 */
final class SuppliedCredential<T> implements CredentialSource {
    private static final String SUBJECT = "credential";

    private final Supplier<T> source;
    private final Function<T, Either<String, Credential>> form;
    private final Function<Secret, Either<String, Credential>> tenantForm;

    /** The last secret with its credential: most suppliers give the same object each time. */
    private volatile @Nullable Made<T> last;

    private record Made<T>(T secret, Either<ConnectorError, Credential> credential) {}

    /**
     * Makes it.
     *
     * @param source gives what is valid now
     * @param form makes the credential of it, or says what is wrong with it
     * @param tenantForm makes the credential that a call brings
     */
    SuppliedCredential(
            Supplier<T> source,
            Function<T, Either<String, Credential>> form,
            Function<Secret, Either<String, Credential>> tenantForm) {
        this.source = source;
        this.form = form;
        this.tenantForm = tenantForm;
    }

    static SuppliedCredential<Secret> of(CredentialForm form, Supplier<Secret> source) {
        return new SuppliedCredential<>(source, form::of, form::of);
    }

    @Override
    public Either<ConnectorError, Credential> obtain(AuthCall call) {
        Optional<Secret> tenant = call.tenantCredential();
        return tenant.isPresent() ? checked(call, tenantForm.apply(tenant.get())) : supplied(call);
    }

    @SuppressWarnings("ReferenceEquality") // comparing secrets takes its time on purpose
    private Either<ConnectorError, Credential> supplied(AuthCall call) {
        @Nullable T secret;
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
        @Nullable Made<T> known = last;
        if (known != null && known.secret == secret) {
            return known.credential;
        }
        Either<ConnectorError, Credential> credential = checked(call, form.apply(secret));
        if (credential.isRight()) {
            last = new Made<>(secret, credential);
        }
        return credential;
    }

    private static Either<ConnectorError, Credential> checked(AuthCall call, Either<String, Credential> made) {
        return made.mapLeft(problem -> AuthErrors.unusable(call, SUBJECT, problem));
    }

    /** The supplier may know a newer secret; a fixed one is never worth a repeat (INC-14). */
    @Override
    public boolean renewAfterRefusal(Credential refused, AuthCall call) {
        return call.tenantCredential().isEmpty()
                && supplied(call).map(now -> !now.equals(refused)).getOrElse(false);
    }
}
