package org.connectorsdk.planasonix.wire;

import org.jspecify.annotations.Nullable;

/**
 * A statement to run, which must only read.
 *
 * @param connectionId where
 * @param sql the statement
 * @param limit how many rows at the most
 */
public record StatementWire(
        String connectionId, String sql, @Nullable Integer limit) {
    /** {@return connection and length of the statement, which may hold data} */
    @Override
    public String toString() {
        return "StatementWire[" + connectionId + ", " + sql.length() + " characters]";
    }
}
