package org.connectorsdk.api.connection;

import java.util.Objects;

/**
 * What became of a delete.
 *
 * @param id what was deleted
 * @param state whether it is gone
 */
public record Deletion(ConnectionId id, State state) {
    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param id what was deleted
     * @param state whether it is gone
     */
    public Deletion {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
    }

    /** Whether a deleted thing is gone. */
    public enum State {
        /** The provider confirmed that it is gone. */
        GONE,
        /** The provider accepted the delete and works on it; {@code get} answers NotFound once it is gone. */
        ACCEPTED
    }

    /**
     * The usual answer.
     *
     * @param id what was deleted
     * @return a deletion that is done
     */
    public static Deletion gone(ConnectionId id) {
        return new Deletion(id, State.GONE);
    }
}
