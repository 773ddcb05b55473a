package org.connectorsdk.api.connection;

import java.util.regex.Pattern;

/**
 * The provider's id of a connection. Opaque: its form is never checked or taken apart, and whatever characters it has
 * are encoded once on their way into a URL.
 *
 * @param value the id, not blank
 * @since 0.1.0
 */
public record ConnectionId(String value) {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}");

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

    /**
     * Asks whether another id names the same thing. UUIDs are compared without case, as vendors write them either way;
     * all other ids as they are.
     *
     * @param other the other id
     * @return whether both name the same
     */
    public boolean isSame(ConnectionId other) {
        return value.equals(other.value)
                || (value.equalsIgnoreCase(other.value) && UUID.matcher(value).matches());
    }

    /** {@return the id itself} */
    @Override
    public String toString() {
        return value;
    }
}
