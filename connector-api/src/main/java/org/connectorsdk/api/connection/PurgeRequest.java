package org.connectorsdk.api.connection;

import java.util.List;
import java.util.Objects;

/**
 * Which synced data to remove. There is no implicit "everything": the scope is always named. Definitions stay.
 *
 * @param scope what to empty
 * @param tables the tables to empty; empty when the scope is the whole connection
 * @since 0.1.0
 */
public record PurgeRequest(Scope scope, List<TableRef> tables) {
    /**
     * Checks that scope and tables fit together.
     *
     * @param scope what to empty
     * @param tables the tables to empty; empty when the scope is the whole connection
     */
    public PurgeRequest {
        Objects.requireNonNull(scope, "scope");
        tables = List.copyOf(tables);
        if ((scope == Scope.TABLES) == tables.isEmpty()) {
            throw new IllegalArgumentException(
                    "PurgeRequest: tables must be named with scope TABLES, and only with it");
        }
    }

    /** What a purge empties. */
    public enum Scope {
        /** All synced data of the connection. */
        CONNECTION,
        /** The synced data of the named tables. */
        TABLES
    }

    /** {@return the request to empty the whole connection} */
    public static PurgeRequest connection() {
        return new PurgeRequest(Scope.CONNECTION, List.of());
    }

    /**
     * The request to empty some tables.
     *
     * @param tables which, at least one
     * @return the request
     */
    public static PurgeRequest tables(TableRef... tables) {
        return new PurgeRequest(Scope.TABLES, List.of(tables));
    }
}
