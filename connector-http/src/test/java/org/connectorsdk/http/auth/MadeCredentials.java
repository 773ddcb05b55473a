package org.connectorsdk.http.auth;

import java.util.List;
import org.connectorsdk.api.config.Secret;

/** Credentials for tests of other packages. */
public final class MadeCredentials {
    private MadeCredentials() {}

    /** {@return a bearer credential} */
    public static Credential bearer(String token) {
        return Credential.of("Authorization", "Bearer " + token, List.of(Secret.of(token)));
    }
}
