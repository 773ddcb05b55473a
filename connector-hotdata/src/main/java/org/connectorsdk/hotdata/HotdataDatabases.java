package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.PagedStream;
import org.connectorsdk.hotdata.wire.DatabaseWires.DatabaseWire;
import org.connectorsdk.hotdata.wire.DatabaseWires.DatabasesWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.LoadWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.ManagedSchemaWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.NewManagedTableWire;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.http.provider.OperationDeadline;
import org.jspecify.annotations.Nullable;

/**
 * Lists databases, and declares and fills the tables of their default catalogs, which are addressed by the database:
 * {@code connections.facet(HotdataDatabases.class)}. What else can be done with a database is in
 * {@link HotdataDatabaseApi}.
 *
 * <p>Names come back in lower case, as {@link HotdataManagedTables} has it. Methods block, may be called from any
 * thread, and answer errors as values.
 *
 * @since 0.1.0
 */
public final class HotdataDatabases {
    /** Databases per page, the most that the vendor gives. */
    private static final int PAGE = 100;

    private static final LenientList<DatabaseWire, DatabaseWire> LIST =
            new LenientList<>(Hotdata.ID, "listDatabases", Function.identity(), HotdataDatabases::remains);

    private final HotdataApi api;
    private final HttpRuntime runtime;
    private final HotdataLoads loads;

    HotdataDatabases(HotdataApi api, HttpRuntime runtime, HotdataLoads loads) {
        this.api = api;
        this.runtime = runtime;
        this.loads = loads;
    }

    /**
     * Lists all databases, newest first where the server pages them, with 100 of them in memory at a time. One that is
     * not as documented is listed with what can be read of it and its members as they came; a warning says so.
     *
     * @param options settings for each request
     * @return the databases without their attachments; nothing is sent before the first {@code next()}
     */
    public ItemStream<DatabaseWire> list(CallOptions options) {
        return new PagedStream<>(
                Hotdata.ID,
                "listDatabases",
                options,
                token -> api.listDatabases(null, null, PAGE, token == null ? null : token.value(), options)
                        .flatMap(page -> LIST.page(
                                page.databases(),
                                token == null,
                                Optional.ofNullable(next(page)),
                                OptionalLong.empty())));
    }

    /** What is left of a database that is not as documented. */
    private static Optional<DatabaseWire> remains(JsonObject raw, String problem) {
        return raw.string("id")
                .filter(id -> !id.isBlank())
                .map(id -> new DatabaseWire(
                        id,
                        raw.string("name").orElse(null),
                        raw.string("default_catalog").orElse(null),
                        raw.string("default_schema").orElse(null),
                        raw.string("default_connection_id").orElse(null),
                        raw.string("expires_at").orElse(null),
                        null,
                        raw.without("id").members()));
    }

    /** Servers of June send one page and neither member. */
    private static @Nullable PageToken next(DatabasesWire page) {
        String cursor = page.nextCursor();
        boolean more = Boolean.TRUE.equals(page.hasMore());
        return !more || cursor == null || cursor.isEmpty() ? null : new PageToken(cursor);
    }

    /**
     * Declares a schema. Not repeated; harmless when it exists already.
     *
     * @param database the database's id
     * @param schema its name, not blank
     * @param tables tables to declare with it; may be empty
     * @param options for this call
     * @return the names as stored; {@code Conflict} when the schema exists
     */
    public Either<ConnectorError, ManagedSchemaWire> addSchema(
            String database, String schema, List<String> tables, CallOptions options) {
        return HotdataRequests.schema(schema, tables)
                .flatMap(declared -> api.addDatabaseSchema(database, declared, options))
                .mapLeft(error -> NotFoundErrors.named(error, "database", database));
    }

    /**
     * Declares an empty table. Not repeated; harmless when it exists already.
     *
     * @param database the database's id
     * @param table its schema and name
     * @param options for this call
     * @return the names as stored; {@code Conflict} when the table exists, {@code NotFound} without its schema
     */
    public Either<ConnectorError, TableRef> addTable(String database, TableRef table, CallOptions options) {
        return HotdataRequests.complete("addTable", table)
                .flatMap(ok ->
                        api.addDatabaseTable(database, table.schema(), new NewManagedTableWire(table.table()), options))
                .bimap(
                        error -> NotFoundErrors.named(error, "database or schema", database + " " + table.schema()),
                        stored -> TableRef.of(stored.schema(), stored.table()));
    }

    /**
     * Replaces the contents of a table by those of an upload, as {@link HotdataManagedTables#load} does. Servers have
     * it since 2026-06-23; a table that is not there is declared.
     *
     * @param database the database's id
     * @param table its stored names
     * @param uploadId from {@link HotdataManagedTables#upload}
     * @param options for this call
     * @return what was loaded
     */
    public Either<ConnectorError, LoadWire> load(
            String database, TableRef table, String uploadId, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("load", options, runtime);
        return HotdataRequests.complete("load", table)
                .flatMap(ok -> loads.load(
                        (load, rest) -> api.loadDatabaseTable(database, table.schema(), table.table(), load, rest),
                        table,
                        HotdataLoads.ofUpload(HotdataLoads.REPLACE, uploadId),
                        deadline));
    }
}
