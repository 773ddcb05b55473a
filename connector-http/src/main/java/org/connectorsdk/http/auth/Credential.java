package org.connectorsdk.http.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.connectorsdk.api.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * One request header that proves who asks. Immutable; {@code toString()} shows the header's name alone.
 *
 * @since 0.1.0
 */
public final class Credential {
    private static final Credential NONE = new Credential("", Secret.of(""), List.of());

    private final String header;
    private final Secret value;
    private final List<Secret> secrets;

    private Credential(String header, Secret value, List<Secret> secrets) {
        this.header = header;
        this.value = value;
        this.secrets = secrets;
    }

    /** {@return no credential, for a service without authentication} */
    public static Credential none() {
        return NONE;
    }

    /**
     * Makes a credential.
     *
     * @param header name of the header
     * @param value its whole value, checked: visible ASCII and blanks
     * @param secrets the secret parts of the value
     * @return the credential
     */
    static Credential of(String header, String value, List<Secret> secrets) {
        return new Credential(header, Secret.of(value), List.copyOf(secrets));
    }

    /**
     * The same credential with more to hide: what it was minted from, which a vendor may echo as well.
     *
     * @param more further secrets
     * @return the changed copy
     */
    Credential hiding(List<Secret> more) {
        List<Secret> all = new ArrayList<>(secrets);
        all.addAll(more);
        return new Credential(header, value, List.copyOf(all));
    }

    /** {@return true if there is no header to send} */
    public boolean isNone() {
        return header.isEmpty();
    }

    /** {@return the name of the header to set; empty for {@link #none()}} */
    public String header() {
        return header;
    }

    /** {@return the whole value of the header} */
    public Secret value() {
        return value;
    }

    /**
     * {@return what must not be seen in logs and errors: the secret parts of the value, and what a token was minted
     * from}
     */
    public List<Secret> secrets() {
        return secrets;
    }

    /** Whether {@code other} sends the same header. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Credential credential
                && header.equals(credential.header)
                && value.equals(credential.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(header, value);
    }

    @Override
    public String toString() {
        return isNone() ? "Credential[none]" : "Credential[" + header + "]";
    }
}
