package org.connectorsdk.jdbc;

import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.connectorsdk.api.call.SharedLimit;

/**
 * Shares the setting {@code rate-limit} of accounts in the table {@code connector_limit} of a PostgreSQL database, which
 * has a row for each account. All times are those of the server.
 *
 * <pre>{@code
 * RuntimeContext.builder().sharedLimit(JdbcSharedLimit.on(dataSource)).account("acme-eu").build()
 * }</pre>
 *
 * <p>The table is made by whoever makes tables, with {@link #postgresql()}; this class makes none. One for all clients of
 * a process will do. Thread-safe; keeps no connection. Works with connections that commit by themselves and with those
 * that do not, pooled or not: clients ask it on a thread of their own, with no transaction of the caller's.
 *
 * <p>A statement is given a second. How long a connection may take to come is a matter of the data source: give it a
 * time-out of a few seconds ({@code loginTimeout}, or the pool's), so that a thread that nobody waits for any more ends.
 *
 * @since 0.1.0
 */
public final class JdbcSharedLimit implements SharedLimit {
    private static final String SCRIPT = "postgresql.sql";
    private static final String TAKE = "postgresql-take.sql";
    private static final int SECONDS = 1;
    private static final int NETWORK_MILLIS = 2_000;
    private static final int MOST_TRIES = 3;
    /** Permits are not taken further ahead, and a row that says so is not believed: its clock was set back. */
    private static final Duration FARTHEST = Duration.ofMinutes(1);

    private static final String STATEMENT = read(TAKE);

    private final DataSource source;

    private JdbcSharedLimit(DataSource source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    /**
     * Shares limits in a database.
     *
     * @param source where connections to PostgreSQL come from; its user may select, insert and update in the table, which
     *     is found by the schema of the connection
     * @return the limit; opens nothing yet
     */
    public static JdbcSharedLimit on(DataSource source) {
        return new JdbcSharedLimit(source);
    }

    /** {@return the SQL that makes the table, the same as the resource {@code org/connectorsdk/jdbc/postgresql.sql}} */
    public static String postgresql() {
        return read(SCRIPT);
    }

    private static String read(String resource) {
        try (InputStream in = JdbcSharedLimit.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Either<String, Grant> take(String account, double perSecond, int permits, Duration atMost) {
        try (Connection connection = source.getConnection()) {
            int before = limitNetwork(connection);
            try {
                return Either.right(taken(connection, new Asked(account, perSecond, permits, atMost)));
            } finally {
                limitNetwork(connection, before);
            }
        } catch (SQLException e) {
            return Either.left(Trouble.of(e));
        }
    }

    private static Grant taken(Connection connection, Asked asked) throws SQLException {
        boolean commits = connection.getAutoCommit();
        for (int tried = 1; ; tried++) {
            try {
                Grant grant = asked.by(connection);
                if (!commits) {
                    connection.commit();
                }
                return grant;
            } catch (SQLException e) {
                if (!commits) {
                    connection.rollback();
                }
                if (tried == MOST_TRIES || !Trouble.isCollision(e)) {
                    throw e;
                }
            }
        }
    }

    /** A server that went away without a word is not waited for. {@return the limit of before; -1 for none to give back} */
    private static int limitNetwork(Connection connection) throws SQLException {
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, NETWORK_MILLIS);
            return before;
        } catch (SQLFeatureNotSupportedException e) {
            return -1;
        }
    }

    private static void limitNetwork(Connection connection, int before) throws SQLException {
        if (before >= 0 && !connection.isClosed()) {
            connection.setNetworkTimeout(Runnable::run, before);
        }
    }

    private record Asked(String account, double perSecond, int permits, Duration atMost) {
        Grant by(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(STATEMENT)) {
                statement.setQueryTimeout(SECONDS);
                statement.setString(1, account);
                statement.setInt(2, permits);
                statement.setDouble(3, 1 / perSecond);
                statement.setDouble(4, seconds(atMost.compareTo(FARTHEST) > 0 ? FARTHEST : atMost));
                statement.setDouble(5, seconds(FARTHEST));
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return new Grant(row.getInt(1), Duration.ofNanos(Math.round(row.getDouble(2) * 1e9)));
                }
            }
        }

        private static double seconds(Duration span) {
            return span.toNanos() / 1e9;
        }
    }
}
