package org.connectorsdk.http.auth;

import io.vavr.control.Either;
import org.connectorsdk.api.error.ConnectorError;

/**
 * Where the credential of each request comes from.
 *
 * <p>Asked once per attempt, on the thread that makes the call. A request is never sent without what the source gives: when it
 * gives an error, the call ends with that error and nothing is sent.
 *
 * <p>Implementations are thread-safe. Those of this interface hold no lock while they talk to a server.
 */
public interface CredentialSource {

    /**
     * The credential to send with the next attempt.
     *
     * <p>May block while a token is minted, for no longer than {@link AuthCall#remaining()}; an interrupt ends the wait at once and
     * leaves the thread's flag set.
     *
     * @param call the call that needs it
     * @return the credential, {@link Credential#none()} for a service without authentication, or why there is none; the error's
     *     outcome is NOT_SENT
     */
    Either<ConnectorError, Credential> obtain(AuthCall call);

    /**
     * The service refused a credential of this source with a 401: looks for another one. Asked at most once per call, however many
     * attempts it makes.
     *
     * <p>May block as {@link #obtain} does.
     *
     * @param refused the credential that was sent
     * @param call the call that it was sent with
     * @return true if {@link #obtain} will now give a credential that differs from the refused one, so that one repeat makes sense;
     *     false if there is nothing new: the credential is fixed, the renewed token is the same one again, or none could be had
     */
    boolean renewAfterRefusal(Credential refused, AuthCall call);
}
