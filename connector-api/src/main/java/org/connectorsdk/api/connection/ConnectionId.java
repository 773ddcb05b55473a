package org.connectorsdk.api.connection;

/**
 * The provider's id of a connection. Opaque: its form is never checked or taken apart, and whatever characters it has
 * are encoded once on their way into a URL.
 *
 * @param value the id, not blank
 */
public record ConnectionId(String value) {
    /**
     * Refuses a blank id, as it would turn a read of one into a read of all.
     *
     * @param value the id, not blank
     */
    public ConnectionId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("ConnectionId: must not be blank");
        }
    }

    /**
     * Shorthand for the constructor.
     *
     * @param value the id, not blank
     * @return the id as a type of its own
     */
    public static ConnectionId of(String value) {
        return new ConnectionId(value);
    }

    /** {@return the id itself} */
    @Override
    public String toString() {
        return value;
    }
}
