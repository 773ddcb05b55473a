package org.connectorsdk.api.connection;

/**
 * Where the next page begins. Opaque text that can be stored and used later, by another process too; how long it stays
 * valid is the vendor's choice.
 *
 * @param value the token, not empty
 * @since 0.1.0
 */
public record PageToken(String value) {
    /**
     * Refuses an empty token: the absence of a next page is an empty Optional.
     *
     * @param value the token, not empty
     */
    public PageToken {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("PageToken: must not be empty");
        }
    }

    /** {@return the token itself} */
    @Override
    public String toString() {
        return value;
    }
}
