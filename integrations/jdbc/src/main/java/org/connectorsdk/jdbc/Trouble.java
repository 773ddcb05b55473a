package org.connectorsdk.jdbc;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an exception of a driver or pool means, told by its state alone: its message may have an address in it. */
final class Trouble {
    private static final Map<String, String> STATES = Map.of(
            "3D000", "cannot be used: the database does not exist; correct its name in the data source",
            "42501",
                    "cannot be used: the database user may not use the table connector_limit; grant it select, insert and"
                            + " update",
            "42703", "cannot be used: the table connector_limit has other columns; make it anew with postgresql.sql",
            "42P01", "cannot be used: the table connector_limit does not exist; make it with postgresql.sql",
            "42P10", "cannot be used: the table connector_limit has no primary key; make it anew with postgresql.sql",
            "53300", "cannot be used: the database has no connection left; allow more, or use a pool",
            "25006", "cannot be used: the database is read-only; use the primary server",
            "57014", "cannot be used: the database did not answer within 1 s; see what holds it up");
    private static final Map<String, String> CLASSES = Map.of(
            "08",
                    "cannot be used: the database cannot be reached; see whether it runs, and its address in the data source",
            "28", "cannot be used: the database refuses the user or password; correct them in the data source",
            "57", "cannot be used: the database is starting or stopping");

    private static final int MOST_CAUSES = 10;

    private Trouble() {}

    /** Half a sentence, of which the shared limit is the subject. */
    static String of(SQLException thrown) {
        String state = state(thrown);
        if (state == null) {
            return thrown instanceof SQLTimeoutException
                    ? "cannot be used: no connection to the database in time; see whether it runs"
                    : "cannot be used: no connection to the database ("
                            + thrown.getClass().getName() + ")";
        }
        String known = STATES.get(state);
        return known != null
                ? known
                : CLASSES.getOrDefault(
                        state.substring(0, Math.min(2, state.length())), "cannot be used: SQL state " + state);
    }

    /** Another process had the row at that moment, and the connection asks for more isolation than is usual. */
    static boolean isCollision(SQLException thrown) {
        String state = thrown.getSQLState();
        return "40001".equals(state) || "40P01".equals(state);
    }

    /** Pools wrap what the driver throws. */
    private static @Nullable String state(SQLException thrown) {
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && !sql.getSQLState().isBlank()) {
                return sql.getSQLState();
            }
            cause = cause.getCause();
        }
        return null;
    }
}
