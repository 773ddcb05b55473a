package org.connectorsdk.api.connection;

import java.util.Objects;

/**
 * One end of a {@link ConnectionKind#LINK}.
 *
 * @param id the provider's id of the source or destination
 * @param name its name; empty when the answer did not carry it
 * @param type its connector type; empty when the answer did not carry it
 * @since 0.1.0
 */
public record EndRef(String id, String name, String type) {
    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param id the provider's id of the source or destination
     * @param name its name; empty when the answer did not carry it
     * @param type its connector type; empty when the answer did not carry it
     */
    public EndRef {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    /**
     * An end of which only the id is known.
     *
     * @param id the provider's id
     * @return the end
     */
    public static EndRef of(String id) {
        return new EndRef(id, "", "");
    }
}
