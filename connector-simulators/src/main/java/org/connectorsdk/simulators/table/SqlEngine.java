package org.connectorsdk.simulators.table;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers queries over tables with a real SQL engine (H2, in memory). It costs nothing until the first query; tables
 * are read where they are and never copied. A query can read tables and nothing else: it runs as a user without rights
 * to read files, to load classes or to change anything, one statement at a time, for ten seconds at the most.
 *
 * <p>Not safe for use by several threads at once.
 *
 * @since 0.1.0
 */
public final class SqlEngine implements AutoCloseable {
    /**
     * A table that a statement names.
     *
     * @param place what tells it from tables of the same name elsewhere
     * @param name its own name
     * @param table its rows
     */
    public record Named(String place, String name, Table table) {}

    /** How many rows the answer to a query may have. */
    public static final int MOST_ROWS = 200_000;

    private static final String SETTINGS =
            ";LAZY_QUERY_EXECUTION=1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                    + ";NON_KEYWORDS=VALUE,KEY,DAY,HOUR,MINUTE,MONTH,SECOND,YEAR,USER";
    private static final int SECONDS = 10;
    private static final Pattern CODE = Pattern.compile(" \\[\\d+-\\d+]$");

    private final SqlNaming naming;
    private final Map<String, Named> shown = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Set<String> places = new HashSet<>();
    private @Nullable Connection owner;
    private @Nullable Connection reader;

    /**
     * Makes an engine that is not started yet.
     *
     * @param naming what names without quotes mean
     */
    public SqlEngine(SqlNaming naming) {
        this.naming = naming;
    }

    /**
     * Answers one query: a plain one from the table itself, however large it is, all others by the engine.
     *
     * @param sql one statement
     * @param tables the table behind one, two or three names; empty when there is none
     * @return its rows, at most {@value #MOST_ROWS} unless it is plain
     * @throws StatementException if it cannot be answered; the message is one line
     */
    public Table query(String sql, Function<List<String>, Optional<Named>> tables) {
        return PlainStatement.of(sql, naming)
                .flatMap(plain -> tables.apply(plain.table()).flatMap(found -> plain.read(found.table())))
                .orElseGet(() -> run(sql, tables));
    }

    private Table run(String sql, Function<List<String>, Optional<Named>> tables) {
        try {
            String own = SqlNames.replaced(sql, names -> show(tables.apply(names)));
            try (PreparedStatement statement = reader().prepareStatement(own)) {
                statement.setQueryTimeout(SECONDS);
                statement.setMaxRows(MOST_ROWS + 1);
                try (ResultSet rows = statement.executeQuery()) {
                    return read(rows);
                }
            }
        } catch (SQLException e) {
            throw new StatementException(reason(e));
        }
    }

    private Table read(ResultSet rows) throws SQLException {
        SqlResult result = SqlResult.of(rows.getMetaData(), this::column);
        if (result.columns().isEmpty()) {
            throw new StatementException("a query needs a column");
        }
        List<List<@Nullable Object>> kept = new ArrayList<>();
        while (rows.next()) {
            kept.add(result.row(rows));
        }
        if (kept.size() > MOST_ROWS) {
            throw new StatementException("more than " + MOST_ROWS + " rows; add a LIMIT");
        }
        return Table.of(result.columns(), kept);
    }

    private Optional<TableColumn> column(String place, String name, String column) {
        return Optional.ofNullable(shown.get(engineName(place, name)))
                .map(Named::table)
                .flatMap(table -> table.columns().stream()
                        .filter(known -> known.name().equals(column))
                        .findFirst());
    }

    private static String reason(SQLException e) {
        String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        int statement = text.indexOf("; SQL statement:");
        return CODE.matcher(statement < 0 ? text : text.substring(0, statement)).replaceFirst("");
    }

    private static String engineName(String place, String name) {
        return SqlNames.quoted(place) + '.' + SqlNames.quoted(name);
    }

    /** Lets the engine see a table as it is now. */
    private Optional<String> show(Optional<Named> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Named named = found.get();
        String name = engineName(named.place(), named.name());
        Named before = shown.get(name);
        if (before == null || !before.table().equals(named.table())) {
            try {
                define(name, named);
            } catch (SQLException e) {
                throw new StatementException(reason(e));
            }
        }
        return Optional.of(name);
    }

    private void define(String name, Named named) throws SQLException {
        try (Statement statement = owner().createStatement()) {
            if (places.add(named.place())) {
                statement.execute("CREATE SCHEMA " + SqlNames.quoted(named.place()));
                statement.execute("GRANT SELECT ON SCHEMA " + SqlNames.quoted(named.place()) + " TO reader");
            }
            Long old = numbers.remove(name);
            if (old != null) {
                CellSource.remove(old);
            }
            long number = CellSource.add(named.table());
            numbers.put(name, number);
            statement.execute("CREATE OR REPLACE VIEW " + name + " AS " + select(number, named.table()));
            shown.put(name, named);
        }
    }

    private static String select(long number, Table table) {
        StringBuilder select = new StringBuilder("SELECT ");
        for (int i = 0; i < table.columns().size(); i++) {
            TableColumn column = table.columns().get(i);
            select.append(i == 0 ? "" : ", ")
                    .append("CAST(public.cell(" + number + ", " + i + ", \"X\") AS " + column.sqlType() + ") AS ")
                    .append(SqlNames.quoted(column.name()));
        }
        if (table.columns().isEmpty()) {
            select.append("1 AS nothing");
        }
        return select.append(" FROM SYSTEM_RANGE(0, " + (table.rows() - 1) + ")")
                .toString();
    }

    private Connection owner() throws SQLException {
        if (owner == null) {
            open();
        }
        return requireNonNull(owner);
    }

    private Connection reader() throws SQLException {
        if (reader == null) {
            open();
        }
        return requireNonNull(reader);
    }

    private void open() throws SQLException {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + SETTINGS + naming.engineSetting();
        String password = UUID.randomUUID().toString();
        owner = connect(url, "owner", password);
        try (Statement statement = owner.createStatement()) {
            statement.execute("CREATE ALIAS public.cell DETERMINISTIC FOR '" + CellSource.class.getName() + ".cell'");
            statement.execute("CREATE USER reader PASSWORD '" + password + "'");
        }
        reader = connect(url, "reader", password);
        reader.setReadOnly(true);
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        Connection connection = new org.h2.Driver().connect(url, login);
        if (connection == null) {
            throw new SQLException("the engine does not know its own address");
        }
        return connection;
    }

    /** Ends the engine, if it was started. Calling it again has no effect. */
    @Override
    public void close() {
        numbers.values().forEach(CellSource::remove);
        numbers.clear();
        shown.clear();
        places.clear();
        close(reader);
        close(owner);
        reader = null;
        owner = null;
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a database in memory cannot fail to be closed", e);
        }
    }
}
