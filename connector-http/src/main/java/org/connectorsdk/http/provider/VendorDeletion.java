package org.connectorsdk.http.provider;

import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.http.operation.Answer;
import org.jspecify.annotations.Nullable;

/** Reads what became of a deletion. */
public final class VendorDeletion {
    private static final int ACCEPTED = 202;

    private VendorDeletion() {}

    /**
     * Reads the answer to a deletion that names no connection.
     *
     * @param id the connection
     * @param answer the answer, a success
     * @return accepted for status 202, after which the connection is not gone yet; gone for any other
     */
    public static Deletion read(ConnectionId id, Answer<?> answer) {
        return answer.status() == ACCEPTED ? new Deletion(id, Deletion.State.ACCEPTED) : Deletion.gone(id);
    }

    /**
     * Reads the answer to a deletion that may name the connection. The library sees to it that it is the one that was
     * meant.
     *
     * @param id the connection that was to be deleted
     * @param told the connection that the answer names; null or blank when it names none
     * @param answer the answer, a success
     * @return what became of the connection that the answer names, else of the one that was to be deleted
     */
    public static Deletion read(ConnectionId id, @Nullable String told, Answer<?> answer) {
        return read(told == null || told.isBlank() ? id : ConnectionId.of(told), answer);
    }
}
