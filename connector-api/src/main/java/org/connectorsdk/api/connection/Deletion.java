package org.connectorsdk.api.connection;

import java.util.Objects;
import org.connectorsdk.api.json.JsonObject;

/**
 * What became of a delete.
 *
 * <p>Not {@link java.io.Serializable}: keep {@link #toJson()} instead.
 *
 * @param id what was deleted
 * @param state whether it is gone
 * @since 0.1.0
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

    /** {@return the JSON form, as the command line prints it; {@link #fromJson} reads it back} */
    public JsonObject toJson() {
        return DeletionJson.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote. Members that are not known here are ignored.
     *
     * @param json the JSON form
     * @return the deletion
     * @throws IllegalArgumentException if a member is missing or of a wrong type; the message names it
     */
    public static Deletion fromJson(JsonObject json) {
        return DeletionJson.read(json);
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
