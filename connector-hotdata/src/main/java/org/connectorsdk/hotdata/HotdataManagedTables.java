package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.hotdata.wire.ManagedTableWires.LoadWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.ManagedSchemaWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.NewManagedTableWire;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.operation.UploadBody;
import org.connectorsdk.http.provider.OperationDeadline;

/**
 * Declares and fills the tables of managed connections: {@code connections.facet(HotdataManagedTables.class)}.
 *
 * <p>Hotdata stores names of schemas and tables in lower case and answers them as stored; the answer is what to use
 * from then on. On a connection of another type every method answers {@code InvalidRequest}. Methods block, may be
 * called from any thread, and answer errors as values.
 *
 * @since 0.1.0
 */
public final class HotdataManagedTables {
    private static final String PARQUET = "application/parquet";
    /** Statuses of a load whose upload is missing or did not end. */
    private static final Set<Integer> NO_UPLOAD = Set.of(400, 404);

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final HotdataApi api;
    private final HttpRuntime runtime;
    private final HotdataUploads uploads;
    private final HotdataLoads loads;

    HotdataManagedTables(HotdataApi api, HttpRuntime runtime, HotdataUploads uploads, HotdataLoads loads) {
        this.api = api;
        this.runtime = runtime;
        this.uploads = uploads;
        this.loads = loads;
    }

    /**
     * Declares a schema. Not repeated; harmless when it exists already. A schema cannot be deleted.
     *
     * @param connection which managed connection
     * @param schema its name, not blank
     * @param tables tables to declare with it; may be empty
     * @param options for this call
     * @return the names as stored; {@code Conflict} when the schema exists
     */
    public Either<ConnectorError, ManagedSchemaWire> addSchema(
            ConnectionId connection, String schema, List<String> tables, CallOptions options) {
        return HotdataRequests.schema(schema, tables)
                .flatMap(declared -> api.addManagedSchema(connection.value(), declared, options))
                .mapLeft(error -> NotFoundErrors.connection(error, connection));
    }

    /**
     * Declares an empty table. Not repeated; harmless when it exists already.
     *
     * @param connection which managed connection
     * @param table its schema and name
     * @param options for this call
     * @return the names as stored; {@code Conflict} when the table exists, {@code NotFound} without its schema
     */
    public Either<ConnectorError, TableRef> addTable(ConnectionId connection, TableRef table, CallOptions options) {
        return HotdataRequests.complete("addTable", table)
                .flatMap(ok -> api.addManagedTable(
                        connection.value(), table.schema(), new NewManagedTableWire(table.table()), options))
                .bimap(
                        error -> NotFoundErrors.named(error, "schema", table.schema()),
                        stored -> TableRef.of(stored.schema(), stored.table()));
    }

    /**
     * Declares an empty table with a layout, which is fixed from then on, and reads it back: servers before August
     * ignore a layout without saying so. Not repeated; harmless when the table exists already.
     *
     * @param connection which managed connection
     * @param schema the schema's stored name
     * @param table its name and layout
     * @param options for this call; a deadline bounds both requests
     * @return the new table, with a warning for each part of the layout that the server ignored; {@code Conflict} when
     *     it exists
     */
    public Either<ConnectorError, DeclaredTable> addTable(
            ConnectionId connection, String schema, NewManagedTableWire table, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("addTable", options, runtime);
        return HotdataRequests.complete("addTable", TableRef.of(schema, table.name()))
                .flatMap(ok -> deadline.request(rest -> api.addManagedTable(connection.value(), schema, table, rest)))
                .mapLeft(error -> NotFoundErrors.named(error, "schema", schema))
                .map(stored -> TableRef.of(stored.schema(), stored.table()))
                .map(stored -> new DeclaredTable(
                        stored, new HotdataLayouts(api).missing(connection.value(), stored, table, deadline)));
    }

    /**
     * Removes a table and its data. Repeated after a lost answer.
     *
     * @param connection which managed connection
     * @param table its stored names
     * @param options for this call
     * @return the table that is gone
     */
    public Either<ConnectorError, TableRef> deleteTable(ConnectionId connection, TableRef table, CallOptions options) {
        return HotdataRequests.complete("deleteTable", table)
                .flatMap(ok -> api.deleteManagedTable(connection.value(), table.schema(), table.table(), options))
                .bimap(error -> NotFoundErrors.named(error, "table", table.toString()), gone -> table);
    }

    /**
     * Stores a file for a later {@link #load}, at most 16 GiB (20 GB on servers of June). A large file goes to the
     * storage host in parts, several at a time. A file is read while it is sent; of anything else two parts of 8 MiB
     * are held in memory. A part is sent again after a transient failure; the upload as a whole is not repeated.
     *
     * @param content the bytes of a Parquet file
     * @param options for this call; without a deadline only silence ends an upload
     * @return the id to load it by; {@code Unsupported} where the server lacks what the setting {@code uploads} demands
     */
    public Either<ConnectorError, String> upload(UploadBody content, CallOptions options) {
        return upload(content, UploadProgress.NONE, options);
    }

    /**
     * Stores a file as {@link #upload(UploadBody, CallOptions)} does, and reports progress.
     *
     * @param content the bytes of a Parquet file
     * @param progress called for each part that arrived
     * @param options for this call; without a deadline only silence ends an upload
     * @return the id to load it by
     */
    public Either<ConnectorError, String> upload(UploadBody content, UploadProgress progress, CallOptions options) {
        return uploads.upload(content, progress, OperationDeadline.begin("upload", options, runtime));
    }

    /**
     * Replaces the contents of a table by those of an upload. Started once, and waited for where the server makes a job
     * of it, for an hour without a deadline. On servers of June an upload serves one load; newer ones answer the same
     * load of the same upload as they did the first time, and declare a table that is not there.
     *
     * @param connection which managed connection
     * @param table its stored names
     * @param uploadId from {@link #upload}
     * @param options for this call
     * @return what was loaded; {@code Conflict} when the upload was loaded already or is being loaded
     */
    public Either<ConnectorError, LoadWire> load(
            ConnectionId connection, TableRef table, String uploadId, CallOptions options) {
        return load("load", connection, table, uploadId, OperationDeadline.begin("load", options, runtime));
    }

    private Either<ConnectorError, LoadWire> load(
            String operation, ConnectionId connection, TableRef table, String uploadId, OperationDeadline deadline) {
        return HotdataRequests.complete(operation, table)
                .flatMap(ok -> loads.load(
                        (load, rest) ->
                                api.loadManagedTable(connection.value(), table.schema(), table.table(), load, rest),
                        table,
                        HotdataLoads.ofUpload(HotdataLoads.REPLACE, uploadId),
                        deadline));
    }

    /**
     * Uploads a Parquet file and replaces the contents of a table by it: {@link #upload}, then {@link #load}. Whether
     * the file looks like Parquet is checked first, as Hotdata checks it only after the upload. If the end of the
     * upload got no answer, the file is loaded all the same, and uploaded once more if the load does not find it.
     *
     * @param connection which managed connection
     * @param table its stored names
     * @param file a readable Parquet file that does not change meanwhile
     * @param options for this call; a deadline bounds both steps
     * @return what was loaded; an error after the upload names it, as it stays, and its outcome is never NOT_SENT
     */
    public Either<ConnectorError, LoadWire> loadFile(
            ConnectionId connection, TableRef table, Path file, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("loadFile", options, runtime);
        return HotdataRequests.complete("loadFile", table)
                .flatMap(ok -> parquet(file))
                .flatMap(content -> loaded(content, connection, table, deadline));
    }

    /** If the end of an upload got no answer, a load shows whether it is there; if not, the file is uploaded again. */
    private Either<ConnectorError, LoadWire> loaded(
            UploadBody content, ConnectionId connection, TableRef table, OperationDeadline deadline) {
        Either<ConnectorError, String> upload = uploads.upload(content, UploadProgress.NONE, deadline);
        Optional<String> inDoubt = inDoubt(upload);
        if (inDoubt.isPresent()) {
            Either<ConnectorError, LoadWire> loaded = load("loadFile", connection, table, inDoubt.get(), deadline);
            if (loaded.isRight()
                    || !NO_UPLOAD.contains(loaded.getLeft().context().status().orElse(0))) {
                return loaded.mapLeft(error ->
                        uploaded(error, inDoubt.get(), "the file may be stored as the upload " + inDoubt.get()));
            }
            upload = uploads.upload(content, UploadProgress.NONE, deadline);
        }
        return upload.flatMap(id -> load("loadFile", connection, table, id, deadline)
                .mapLeft(error -> uploaded(error, id, "the file is stored as the upload " + id)));
    }

    private static Optional<String> inDoubt(Either<ConnectorError, String> upload) {
        return upload.isLeft() && upload.getLeft().outcome() == Outcome.UNKNOWN
                ? Optional.ofNullable(upload.getLeft().context().ids().get("upload"))
                : Optional.empty();
    }

    /** The file is stored and cannot be deleted; the error names it, so that it is loaded instead of uploaded again. */
    private static ConnectorError uploaded(ConnectorError error, String upload, String state) {
        ErrorContext.Builder context =
                error.context().toBuilder().id("upload", upload).explaining(state);
        if (error.outcome() == Outcome.NOT_SENT) {
            context.outcome(Outcome.UNKNOWN)
                    .advice("Load that upload with HotdataManagedTables.load; uploads cannot be deleted.");
        }
        return error.withContext(context.build());
    }

    private static Either<ConnectorError, UploadBody> parquet(Path file) {
        try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
            if (bytes.size() < 2L * MAGIC.length
                    || !hasMagicAt(bytes, 0)
                    || !hasMagicAt(bytes, bytes.size() - MAGIC.length)) {
                return unusable(file, "is not a Parquet file");
            }
            return Either.right(UploadBody.file(file, PARQUET));
        } catch (IOException e) {
            return unusable(file, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static boolean hasMagicAt(SeekableByteChannel bytes, long position) throws IOException {
        ByteBuffer found = ByteBuffer.allocate(MAGIC.length);
        bytes.position(position);
        while (found.hasRemaining() && bytes.read(found) >= 0) {
            // A channel may give less than was asked for.
        }
        return found.flip().equals(ByteBuffer.wrap(MAGIC));
    }

    private static <T> Either<ConnectorError, T> unusable(Path file, String why) {
        return Either.left(ValidationErrors.of(Hotdata.ID, "loadFile", "file", file.getFileName() + " " + why));
    }
}
