package org.connectorsdk.virtuousai;

import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.connectorsdk.http.operation.Unit;
import org.connectorsdk.virtuousai.wire.ConnectionWires.ConnectionChangeWire;
import org.connectorsdk.virtuousai.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.virtuousai.wire.ConnectionWires.ConnectionsWire;
import org.connectorsdk.virtuousai.wire.ConnectionWires.EditSettingsWire;
import org.connectorsdk.virtuousai.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.virtuousai.wire.FileWires.FileSelectionWire;
import org.connectorsdk.virtuousai.wire.FileWires.FileValidationWire;
import org.connectorsdk.virtuousai.wire.FileWires.FilesWire;
import org.connectorsdk.virtuousai.wire.SchemaWires.ColumnsWire;
import org.connectorsdk.virtuousai.wire.SchemaWires.QueryResultWire;
import org.connectorsdk.virtuousai.wire.SchemaWires.SampleWire;
import org.connectorsdk.virtuousai.wire.SchemaWires.StatementWire;
import org.connectorsdk.virtuousai.wire.SchemaWires.TableNameWire;
import org.connectorsdk.virtuousai.wire.SchemaWires.TablesWire;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/**
 * VirtuousAI's own API for connections: all 17 operations of its reference, in its words; the neutral operations are
 * made of these.
 *
 * <p>For callers: {@code connections.unwrap(VirtuousAiApi.class)}. Methods block, may be called from any thread, go
 * through the same pipeline as the neutral operations, and answer errors as values. Options are required; pass
 * {@code CallOptions.none()} for the client's settings. An id that is no UUID is answered {@code NotFound}.
 *
 * @since 0.1.0
 */
public interface VirtuousAiApi {

    /**
     * Lists one page of connections. With {@code cursor} the list works in cursor mode; {@code offset} must be null
     * then.
     *
     * @param text what name or slug contain, in any case; null for all
     * @param types any of these providers; null or empty for all
     * @param statuses any of these statuses; null or empty for all
     * @param sortBy {@code name}, {@code created_at}, {@code updated_at}, {@code last_verified_at}, {@code status} or
     *     {@code provider}; null for {@code name}
     * @param order {@code asc} or {@code desc}; null for {@code asc}
     * @param limit 1 to 100; null for 50
     * @param offset how many to leave out; null for none
     * @param cursor where the page begins, from the page before; null for offset mode
     * @param options for this call
     * @return the page
     */
    @Operation(value = "list_connections", safety = Safety.READ)
    @GET("api/v1/connections")
    Either<ConnectorError, ConnectionsWire> listConnections(
            @Query("q") @Nullable String text,
            @Query("provider") @Nullable List<String> types,
            @Query("status") @Nullable List<String> statuses,
            @Query("sort_by") @Nullable String sortBy,
            @Query("order") @Nullable String order,
            @Query("limit") @Nullable Integer limit,
            @Query("offset") @Nullable Long offset,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    /**
     * Creates a connection. Never repeated after a failure that leaves its outcome open.
     *
     * @param connection what it shall be
     * @param options for this call
     * @return the new connection, as a rule not yet verified; {@code Conflict} when the slug is taken
     */
    @Operation(value = "create_connection", safety = Safety.ONCE)
    @POST("api/v1/connections")
    Either<ConnectorError, ConnectionWire> createConnection(
            @Body NewConnectionWire connection, @Tag CallOptions options);

    /**
     * Reads one connection by its slug.
     *
     * @param slug the slug, not empty, whatever characters it has
     * @param options for this call
     * @return the connection
     */
    @Operation(value = "get_connection_by_slug", safety = Safety.READ)
    @GET("api/v1/connections/slug/{slug}")
    Either<ConnectorError, ConnectionWire> getConnectionBySlug(@Path("slug") String slug, @Tag CallOptions options);

    /**
     * Reads one connection.
     *
     * @param id the connection's id
     * @param options for this call
     * @return the connection
     */
    @Operation(value = "get_connection", safety = Safety.READ)
    @GET("api/v1/connections/{connection_id}")
    Either<ConnectorError, ConnectionWire> getConnection(@Path("connection_id") String id, @Tag CallOptions options);

    /**
     * Changes a connection. Not repeated after a failure that leaves its outcome open: it would overwrite what somebody
     * else changed meanwhile.
     *
     * @param id the connection's id
     * @param change what to change
     * @param options for this call
     * @return the connection afterwards
     */
    @Operation(value = "update_connection", safety = Safety.ONCE)
    @PATCH("api/v1/connections/{connection_id}")
    Either<ConnectorError, ConnectionWire> updateConnection(
            @Path("connection_id") String id, @Body ConnectionChangeWire change, @Tag CallOptions options);

    /**
     * Deletes a connection.
     *
     * @param id the connection's id
     * @param options for this call
     * @return done, or with status 202 about to be done
     */
    @Operation(value = "delete_connection", safety = Safety.IDEMPOTENT)
    @DELETE("api/v1/connections/{connection_id}")
    Either<ConnectorError, Answer<Unit>> deleteConnection(@Path("connection_id") String id, @Tag CallOptions options);

    /**
     * Switches a connection off.
     *
     * @param id the connection's id
     * @param options for this call
     * @return the connection afterwards
     */
    @Operation(value = "disable_connection", safety = Safety.IDEMPOTENT)
    @POST("api/v1/connections/{connection_id}/disable")
    Either<ConnectorError, ConnectionWire> disableConnection(
            @Path("connection_id") String id, @Tag CallOptions options);

    /**
     * Switches a connection on again.
     *
     * @param id the connection's id
     * @param options for this call
     * @return the connection afterwards; {@code Conflict} when it was not switched off
     */
    @Operation(value = "reactivate_connection", safety = Safety.IDEMPOTENT)
    @POST("api/v1/connections/{connection_id}/reactivate")
    Either<ConnectorError, ConnectionWire> reactivateConnection(
            @Path("connection_id") String id, @Tag CallOptions options);

    /**
     * Makes a connection the default of its provider; the former default loses that place.
     *
     * @param id the connection's id
     * @param options for this call
     * @return the connection afterwards
     */
    @Operation(value = "set_default_connection", safety = Safety.IDEMPOTENT)
    @POST("api/v1/connections/{connection_id}/set-default")
    Either<ConnectorError, ConnectionWire> setDefaultConnection(
            @Path("connection_id") String id, @Tag CallOptions options);

    /**
     * Tries the stored credentials on the source. Repeated once at the most, as repeated wrong logins can lock an
     * account there.
     *
     * @param id the connection's id
     * @param options for this call
     * @return the connection afterwards; whether the verification succeeded is told by its status alone
     */
    @Operation(value = "verify_connection", safety = Safety.IDEMPOTENT, timeout = TimeoutClass.SLOW, maxAttempts = 2)
    @POST("api/v1/connections/{connection_id}/verify")
    Either<ConnectorError, ConnectionWire> verifyConnection(@Path("connection_id") String id, @Tag CallOptions options);

    /**
     * Reads what a form for editing a connection begins with.
     *
     * @param id the connection's id
     * @param options for this call
     * @return the settings, and which secrets are stored
     */
    @Operation(value = "get_connection_edit_settings", safety = Safety.READ)
    @GET("api/v1/connections/{connection_id}/edit-settings")
    Either<ConnectorError, EditSettingsWire> getConnectionEditSettings(
            @Path("connection_id") String id, @Tag CallOptions options);

    /**
     * Lists one page of a folder.
     *
     * @param id the connection's id
     * @param path the folder's path, or its id where the source goes by ids; null for the root
     * @param pageToken where the page begins, from the page before; null for the first page
     * @param options for this call
     * @return the page
     */
    @Operation(value = "list_files", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @GET("api/v1/connections/{connection_id}/files")
    Either<ConnectorError, FilesWire> listFiles(
            @Path("connection_id") String id,
            @Query("path") @Nullable String path,
            @Query("page_token") @Nullable String pageToken,
            @Tag CallOptions options);

    /**
     * Checks whether a selection of files can be used. Changes nothing.
     *
     * @param id the connection's id
     * @param selection the files and folders
     * @param options for this call
     * @return the verdict
     */
    @Operation(value = "validate_file_selection", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @POST("api/v1/connections/{connection_id}/files/validate")
    Either<ConnectorError, FileValidationWire> validateFileSelection(
            @Path("connection_id") String id, @Body FileSelectionWire selection, @Tag CallOptions options);

    /**
     * Lists the tables of a source, all in one answer.
     *
     * @param id the connection's id
     * @param includeSystem whether the source's own tables are listed as well; null for no
     * @param options for this call
     * @return the tables without their columns
     */
    @Operation(value = "list_schema_tables", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @GET("api/v1/connections/{connection_id}/schema/tables")
    Either<ConnectorError, TablesWire> listSchemaTables(
            @Path("connection_id") String id,
            @Query("include_system") @Nullable Boolean includeSystem,
            @Tag CallOptions options);

    /**
     * Lists the columns of one table.
     *
     * @param id the connection's id
     * @param schema the schema's exact name
     * @param table the table's exact name
     * @param options for this call
     * @return the columns
     */
    @Operation(value = "list_schema_columns", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @GET("api/v1/connections/{connection_id}/schema/columns")
    Either<ConnectorError, ColumnsWire> listSchemaColumns(
            @Path("connection_id") String id,
            @Query("schema") String schema,
            @Query("table") String table,
            @Tag CallOptions options);

    /**
     * Reads the first rows of a table, as many as the vendor chooses. Changes nothing.
     *
     * @param id the connection's id
     * @param table which table
     * @param options for this call
     * @return the rows
     */
    @Operation(value = "sample_schema_table", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @POST("api/v1/connections/{connection_id}/schema/sample")
    Either<ConnectorError, SampleWire> sampleSchemaTable(
            @Path("connection_id") String id, @Body TableNameWire table, @Tag CallOptions options);

    /**
     * Runs a statement. Never repeated once it was sent, unless the options say that it only reads.
     *
     * @param id the connection's id
     * @param statement the statement
     * @param options for this call
     * @return its result, cut where the vendor's limit is
     */
    @Operation(value = "query_schema", safety = Safety.ONCE, timeout = TimeoutClass.SLOW, statement = true)
    @POST("api/v1/connections/{connection_id}/schema/query")
    Either<ConnectorError, QueryResultWire> querySchema(
            @Path("connection_id") String id, @Body StatementWire statement, @Tag CallOptions options);
}
