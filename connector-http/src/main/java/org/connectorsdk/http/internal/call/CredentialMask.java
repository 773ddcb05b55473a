package org.connectorsdk.http.internal.call;

import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.text.Masker;

/** The masker of the credential that calls have in common: what it worked out to mask a text serves the next call. */
final class CredentialMask {
    private volatile Masker last = Masker.none();

    /** {@return what masks these; the same as before for the same object} */
    Masker of(Iterable<Secret> secrets) {
        Masker kept = last;
        if (kept.and(secrets) != kept) {
            kept = Masker.none().and(secrets);
            last = kept;
        }
        return kept;
    }
}
