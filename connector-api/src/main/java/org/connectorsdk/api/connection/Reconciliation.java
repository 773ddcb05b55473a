package org.connectorsdk.api.connection;

import java.util.List;

/**
 * What looking for the effect of a create in doubt has found.
 *
 * @param matches connections whose name, type and ends equal those of the request: none (it was not created, or is not
 *     visible yet), one (adopt it or delete it, but its settings could not be compared), or several (people must
 *     decide)
 * @since 0.1.0
 */
public record Reconciliation(List<Connection> matches) {
    /**
     * Copies the matches.
     *
     * @param matches connections whose name, type and ends equal those of the request: none (it was not created, or is
     *     not visible yet), one (adopt it or delete it, but its settings could not be compared), or several (people
     *     must decide)
     */
    public Reconciliation {
        matches = List.copyOf(matches);
    }

    /** {@return whether exactly one connection matches} */
    public boolean isUnique() {
        return matches.size() == 1;
    }
}
