package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.ServerHints;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.hotdata.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.hotdata.wire.DatabaseWires.AttachmentWire;
import org.connectorsdk.hotdata.wire.DatabaseWires.DatabaseWire;
import org.connectorsdk.hotdata.wire.QueryWires.NewQueryWire;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.OperationDeadline;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements. Hotdata runs them inside a database, which sees the connections that are attached to it; so these
 * facets exist only with the setting {@code database}.
 */
final class HotdataQueries implements TablePreview, SqlQuery {
    private final HotdataApi api;
    private final HttpRuntime runtime;
    private final String database;
    private final HotdataResults reads;
    private final HotdataResults results;

    /** @param patience how long to wait for a statement that goes on at the server if the caller set no deadline */
    HotdataQueries(HotdataApi api, HttpRuntime runtime, String database, Duration patience) {
        this.api = api;
        this.runtime = runtime;
        this.database = database;
        this.reads = new HotdataResults(api, runtime, database, patience, Outcome.REFUSED);
        this.results = new HotdataResults(api, runtime, database, patience, Outcome.UNKNOWN);
    }

    @Override
    public Either<ConnectorError, Preview> preview(
            ConnectionId connection, TableRef table, int rows, CallOptions options) {
        if (rows < 1) {
            return Either.left(ValidationErrors.of(Hotdata.ID, "preview", "rows", "must be 1 or more"));
        }
        OperationDeadline deadline = OperationDeadline.begin("preview", options, runtime);
        // One row more than requested shows whether there are more. In long: the largest int must not wrap.
        return HotdataRequests.complete("preview", table)
                .flatMap(ok -> catalog(connection, deadline))
                .map(catalog -> new NewQueryWire(select(catalog, table, rows + 1L), database, null))
                .flatMap(statement -> answered(statement, true, options, deadline))
                .flatMap(found -> found.preview(rows));
    }

    private Either<ConnectorError, HotdataRows> answered(
            NewQueryWire statement, boolean readOnly, CallOptions options, OperationDeadline deadline) {
        ServerHints hints = new ServerHints();
        return deadline.request(rest -> api.query(
                        database,
                        statement,
                        rest.toBuilder().readOnly(readOnly).hints(hints).build()))
                .flatMap(answer -> (readOnly ? reads : results).of(answer, hints.pause(), options, deadline));
    }

    private static String select(String catalog, TableRef table, long limit) {
        return "SELECT * FROM " + quoted(catalog) + '.' + quoted(table.schema()) + '.' + quoted(table.table())
                + " LIMIT " + limit;
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public Either<ConnectorError, Rows> query(
            ConnectionId connection, String sql, OptionalInt maxRows, CallOptions options) {
        if (sql.isBlank()) {
            return Either.left(ValidationErrors.of(Hotdata.ID, "query", "sql", "must not be blank"));
        }
        if (maxRows.orElse(0) < 0) {
            return Either.left(ValidationErrors.of(Hotdata.ID, "query", "maxRows", "must not be negative"));
        }
        OperationDeadline deadline = OperationDeadline.begin("query", options, runtime);
        return catalog(connection, deadline)
                .map(catalog -> new NewQueryWire(sql, database, catalog))
                .flatMap(statement -> answered(statement, options.readOnly(), options, deadline))
                .map(rows -> rows.atMost(maxRows));
    }

    /** The name under which statements find the connection: its alias in the database, else its own. */
    private Either<ConnectorError, String> catalog(ConnectionId connection, OperationDeadline deadline) {
        return deadline.request(rest -> api.getDatabase(database, rest))
                .mapLeft(error -> NotFoundErrors.named(error, "database", database))
                .flatMap(found -> connection.value().equals(found.defaultConnectionId())
                        ? named(found.defaultCatalog(), connection, deadline)
                        : attachment(found, connection)
                                .map(attached -> named(attached.alias(), connection, deadline))
                                .orElseGet(() -> Either.left(detached(connection))));
    }

    private Either<ConnectorError, String> named(
            @Nullable String name, ConnectionId connection, OperationDeadline deadline) {
        return name != null
                ? Either.right(name)
                : deadline.request(rest -> api.getConnection(connection.value(), rest))
                        .bimap(error -> NotFoundErrors.connection(error, connection), ConnectionWire::name);
    }

    private static Optional<AttachmentWire> attachment(DatabaseWire found, ConnectionId connection) {
        return found.attachments() == null
                ? Optional.empty()
                : found.attachments().stream()
                        .filter(attached -> attached.connectionId().equals(connection.value()))
                        .findFirst();
    }

    private ConnectorError detached(ConnectionId connection) {
        ErrorContext context = ErrorContext.of(Hotdata.ID, "query")
                .summary("connection " + connection + " is not attached to database " + database)
                .outcome(Outcome.REFUSED)
                .advice("Attach it with HotdataApi.attachDatabaseCatalog, or set another database.")
                .build();
        return new ConnectorError.Conflict(context, Optional.empty(), ConflictReason.WRONG_STATE);
    }
}
