package org.connectorsdk.http;

import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Deletion;

/** Reads what became of a deletion. */
public final class VendorDeletion {
    private static final int ACCEPTED = 202;

    private VendorDeletion() {}

    /**
     * Reads the answer to a deletion.
     *
     * @param id the connection
     * @param answer the answer, a success
     * @return accepted for status 202, after which the connection is not gone yet; gone for any other
     */
    public static Deletion read(ConnectionId id, Answer<?> answer) {
        return answer.status() == ACCEPTED ? new Deletion(id, Deletion.State.ACCEPTED) : Deletion.gone(id);
    }
}
