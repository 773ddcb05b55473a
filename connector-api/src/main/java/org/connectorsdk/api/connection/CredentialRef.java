package org.connectorsdk.api.connection;

import java.util.Objects;

/**
 * A credential that the provider already stores, referred to and never shown.
 *
 * @param by how it is referred to
 * @param value the id or the name, not blank
 * @since 0.1.0
 */
public record CredentialRef(By by, String value) {

    /** How a credential is referred to. */
    public enum By {
        /** By the provider's id. */
        ID,
        /** By the name that people gave it. */
        NAME
    }

    /**
     * Refuses a blank reference.
     *
     * @param by how it is referred to
     * @param value the id or the name, not blank
     */
    public CredentialRef {
        Objects.requireNonNull(by, "by");
        if (value.isBlank()) {
            throw new IllegalArgumentException("CredentialRef: must not be blank");
        }
    }

    /**
     * Refers by id.
     *
     * @param id the provider's id
     * @return the reference
     */
    public static CredentialRef id(String id) {
        return new CredentialRef(By.ID, id);
    }

    /**
     * Refers by name.
     *
     * @param name the name
     * @return the reference
     */
    public static CredentialRef name(String name) {
        return new CredentialRef(By.NAME, name);
    }
}
