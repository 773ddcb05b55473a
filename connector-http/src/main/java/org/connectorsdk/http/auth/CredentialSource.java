package org.connectorsdk.http.auth;

import io.vavr.control.Either;
import java.util.function.Supplier;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;

/**
 * Where the credential of each request comes from.
 *
 * <p>Asked once per attempt, on the thread that makes the call. A request is never sent without what the source gives:
 * when it gives an error, the call ends with that error and nothing is sent.
 *
 * <p>Implementations are thread-safe. Those made by the methods here check what they are given: surrounding white space
 * is taken off, and a character that a header cannot carry is an error that names the setting, the length and the
 * position, never the secret (INC-18). They hold no lock while they talk to a server, and know nothing of one another.
 *
 * @since 0.1.0
 */
public interface CredentialSource {

    /**
     * No credential, for a service without authentication. A call that brings a tenant's credential is refused.
     *
     * @return the source
     */
    static CredentialSource none() {
        return NoCredential.INSTANCE;
    }

    /**
     * A token that somebody else takes care of, sent as {@code Authorization: Bearer …}.
     *
     * @param token gives the token that is valid now: {@code settings.secret("token")}. Asked for every attempt; after
     *     a 401 once more, and if it then gives another token the call is repeated.
     * @return the source
     */
    static CredentialSource bearer(Supplier<Secret> token) {
        return SuppliedCredential.of(CredentialForm.BEARER, token);
    }

    /**
     * A key that is sent in a header of its own, such as {@code X-API-Key}.
     *
     * @param name the name of the header
     * @param key gives the key that is valid now, see {@link #bearer}
     * @return the source
     * @throws IllegalArgumentException if the name is not one of a header
     */
    static CredentialSource header(String name, Supplier<Secret> key) {
        return SuppliedCredential.of(CredentialForm.header(name), key);
    }

    /**
     * User name and password, sent as {@code Authorization: Basic …} in UTF-8 (RFC 7617).
     *
     * @param user the user name, without a colon
     * @param password gives the password that is valid now, see {@link #bearer}; it may hold characters beyond ASCII
     * @return the source
     * @throws IllegalArgumentException if the user name has a colon or a control character
     */
    static CredentialSource basic(String user, Supplier<Secret> password) {
        return SuppliedCredential.of(CredentialForm.basic(user), password);
    }

    /**
     * A key and its secret, both of them secret, sent as {@code Authorization: Basic …} in UTF-8 (RFC 7617).
     *
     * @param key gives the key that is valid now, see {@link #bearer}; one with a colon is never sent
     * @param secret gives its secret; a call that brings a tenant's credential brings both, joined by a colon
     * @return the source
     */
    static CredentialSource basic(Supplier<Secret> key, Supplier<Secret> secret) {
        return BasicCredential.of(key, secret);
    }

    /**
     * Tokens that the runtime mints from a client id and secret, and renews.
     *
     * @param path the token endpoint: relative to the base URL, without a leading slash, such as {@code
     *     api/v1/applications/token}
     * @return a builder; it explains the rules
     */
    static ClientCredentials.Builder clientCredentials(String path) {
        return ClientCredentials.builder(path);
    }

    /**
     * The credential to send with the next attempt.
     *
     * <p>May block while a token is minted, for no longer than {@link AuthCall#remaining()}; an interrupt ends the wait
     * at once and leaves the thread's flag set.
     *
     * @param call the call that needs it
     * @return the credential, {@link Credential#none()} for a service without authentication, or why there is none; the
     *     error's outcome is NOT_SENT
     */
    Either<ConnectorError, Credential> obtain(AuthCall call);

    /**
     * The service refused a credential of this source with a 401: looks for another one. Asked at most once per call,
     * however many attempts it makes.
     *
     * <p>May block as {@link #obtain} does.
     *
     * @param refused the credential that was sent
     * @param call the call that it was sent with
     * @return true if {@link #obtain} will now give a credential that differs from the refused one, so that one repeat
     *     makes sense; false if there is nothing new: the credential is fixed, the renewed token is the same one again,
     *     or none could be had
     */
    boolean renewAfterRefusal(Credential refused, AuthCall call);
}
