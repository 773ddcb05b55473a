package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.connectorsdk.http.operation.StreamedArray;
import org.connectorsdk.planasonix.wire.CatalogWires.CatalogsWire;
import org.connectorsdk.planasonix.wire.CatalogWires.ColumnsWire;
import org.connectorsdk.planasonix.wire.CatalogWires.DiscoveryWire;
import org.connectorsdk.planasonix.wire.CatalogWires.FileSchemaWire;
import org.connectorsdk.planasonix.wire.CatalogWires.FilesWire;
import org.connectorsdk.planasonix.wire.CatalogWires.SchemasWire;
import org.connectorsdk.planasonix.wire.CatalogWires.TablesWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionChangeWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionsWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectorsWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.DeletedWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.SettingsWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.TestWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.WholeConnectionWire;
import org.connectorsdk.planasonix.wire.QueryWires.PreviewWire;
import org.connectorsdk.planasonix.wire.QueryWires.StatementResultWire;
import org.connectorsdk.planasonix.wire.QueryWires.StatementWire;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/**
 * The vendor's own API: connections and what lies behind them here, credentials in {@link PlanasonixCredentialsApi},
 * syncs, jobs and webhooks in {@link PlanasonixOrchestrationApi}. Every operation of the vendor's reference is one
 * method, in its words; the neutral operations are made of these.
 *
 * <p>For callers: {@code connections.unwrap(PlanasonixApi.class)}. Methods block, may be called from any thread, are
 * sent like the neutral operations, and return errors as values. Options are required; pass {@code CallOptions.none()}
 * for the client's settings.
 *
 * @since 0.1.0
 */
public interface PlanasonixApi extends PlanasonixCredentialsApi, PlanasonixOrchestrationApi {

    /**
     * Lists the connections, without their settings. The vendor documents one answer with all of them.
     *
     * @param type only connectors of this type; null for all
     * @param search only names that contain this text, in any case; null for all
     * @param cursor where to go on, as an answer said; null for the beginning
     * @param options for this call
     * @return the connections
     */
    @Operation(value = "list_connections", safety = Safety.READ)
    @GET("api/connections")
    Either<ConnectorError, ConnectionsWire> listConnections(
            @Query("type") @Nullable String type,
            @Query("search") @Nullable String search,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    /**
     * Lists the connections in flat memory, however many there are.
     *
     * @param type only connectors of this type; null for all
     * @param search only names that contain this text, in any case; null for all
     * @param cursor where to go on, as an answer said; null for the beginning
     * @param options for this call
     * @return the same as {@link #listConnections}, one by one; nothing is sent before the first {@code next()}
     */
    @Operation(value = "list_connections", safety = Safety.READ)
    @StreamedArray(value = "data", members = "meta", orBare = true)
    @GET("api/connections")
    Either<ConnectorError, ElementStream<Lenient<ConnectionWire>>> streamConnections(
            @Query("type") @Nullable String type,
            @Query("search") @Nullable String search,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    /**
     * Creates a connection, in one request that is never repeated.
     *
     * @param connection what it shall be
     * @param options for this call
     * @return the connection
     */
    @Operation(value = "create_connection", safety = Safety.ONCE)
    @POST("api/connections")
    Either<ConnectorError, ConnectionWire> createConnection(
            @Body NewConnectionWire connection, @Tag CallOptions options);

    /**
     * Reads one connection with its settings; secrets are masked or left out.
     *
     * @param id the connection's id
     * @param options for this call
     * @return the connection
     */
    @Operation(value = "get_connection", safety = Safety.READ)
    @GET("api/connections/{id}")
    Either<ConnectorError, ConnectionWire> getConnection(@Path("id") String id, @Tag CallOptions options);

    /**
     * Changes a connection. Whether a config replaces the old one or is merged into it differs by connector.
     *
     * @param id the connection's id
     * @param change what to change
     * @param options for this call
     * @return the connection afterwards, in a form that the vendor does not document
     */
    @Operation(value = "update_connection", safety = Safety.IDEMPOTENT)
    @PUT("api/connections/{id}")
    Either<ConnectorError, ConnectionWire> updateConnection(
            @Path("id") String id, @Body ConnectionChangeWire change, @Tag CallOptions options);

    /**
     * Replaces a connection, in one request that is never repeated: the update of the vendor's own clients, which read
     * a connection, change it and write it whole. What it does not name is gone.
     *
     * @param id the connection's id
     * @param connection the whole connection
     * @param options for this call
     * @return the connection afterwards
     */
    @Operation(value = "replace_connection", safety = Safety.ONCE, maxAttempts = 1)
    @PUT("api/connections/{id}")
    Either<ConnectorError, ConnectionWire> replaceConnection(
            @Path("id") String id, @Body WholeConnectionWire connection, @Tag CallOptions options);

    /**
     * Deletes a connection.
     *
     * @param id the connection's id
     * @param options for this call
     * @return done, or accepted with status 202; {@code Conflict} while active pipelines use it
     */
    @Operation(value = "delete_connection", safety = Safety.IDEMPOTENT)
    @DELETE("api/connections/{id}")
    Either<ConnectorError, Answer<Optional<DeletedWire>>> deleteConnection(
            @Path("id") String id, @Tag CallOptions options);

    /**
     * Tests settings without storing them. There is no test of a stored connection.
     *
     * @param settings what to test
     * @param options for this call
     * @return the finding; an unreachable source is an answer, not an error
     */
    @Operation(value = "test_connection", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @POST("api/connections/test")
    Either<ConnectorError, TestWire> testConnection(@Body SettingsWire settings, @Tag CallOptions options);

    /**
     * Lists the tables of a connection.
     *
     * @param id the connection's id
     * @param schema the schema; null for all, whose tables then do not say where they belong
     * @param options for this call
     * @return the tables
     */
    @Operation(value = "list_tables", safety = Safety.READ)
    @GET("api/connections/{id}/tables")
    Either<ConnectorError, TablesWire> listTables(
            @Path("id") String id, @Query("schema") @Nullable String schema, @Tag CallOptions options);

    /**
     * Lists the columns of a table.
     *
     * @param id the connection's id
     * @param schema the schema; null where there is none
     * @param table the table
     * @param options for this call
     * @return the columns
     */
    @Operation(value = "list_columns", safety = Safety.READ)
    @GET("api/connections/{id}/columns")
    Either<ConnectorError, ColumnsWire> listColumns(
            @Path("id") String id,
            @Query("schema") @Nullable String schema,
            @Query("table") String table,
            @Tag CallOptions options);

    /**
     * Lists the schemas of a connection.
     *
     * @param id the connection's id
     * @param options for this call
     * @return the schemas
     */
    @Operation(value = "list_schemas", safety = Safety.READ)
    @GET("api/connections/{id}/schemas")
    Either<ConnectorError, SchemasWire> listSchemas(@Path("id") String id, @Tag CallOptions options);

    /**
     * Lists the catalogs of a lakehouse.
     *
     * @param id the connection's id
     * @param options for this call
     * @return the catalogs
     */
    @Operation(value = "list_catalogs", safety = Safety.READ)
    @GET("api/connections/{id}/catalogs")
    Either<ConnectorError, CatalogsWire> listCatalogs(@Path("id") String id, @Tag CallOptions options);

    /**
     * Reads the first rows of a table.
     *
     * @param id the connection's id
     * @param schema the schema; null where there is none
     * @param table the table; null where there is none
     * @param limit how many rows at the most; null for the vendor's choice, which also caps it
     * @param options for this call
     * @return the rows
     */
    @Operation(value = "preview_table", safety = Safety.READ)
    @GET("api/connections/{id}/preview")
    Either<ConnectorError, PreviewWire> previewTable(
            @Path("id") String id,
            @Query("schema") @Nullable String schema,
            @Query("table") @Nullable String table,
            @Query("limit") @Nullable Integer limit,
            @Tag CallOptions options);

    /**
     * Lists objects of a bucket. There are no pages; a long list may be cut by the server without a sign.
     *
     * @param id the connection's id
     * @param prefix what keys begin with; null for all
     * @param delimiter what separates folders, usually {@code /}; null for none
     * @param options for this call
     * @return the objects
     */
    @Operation(value = "list_files", safety = Safety.READ)
    @GET("api/connections/{id}/files")
    Either<ConnectorError, FilesWire> listFiles(
            @Path("id") String id,
            @Query("prefix") @Nullable String prefix,
            @Query("delimiter") @Nullable String delimiter,
            @Tag CallOptions options);

    /**
     * Reads the columns of a file in a bucket.
     *
     * @param id the connection's id
     * @param path the whole key
     * @param options for this call
     * @return the columns
     */
    @Operation(value = "read_file_schema", safety = Safety.READ)
    @GET("api/connections/{id}/cloud-schema")
    Either<ConnectorError, FileSchemaWire> readFileSchema(
            @Path("id") String id, @Query("path") String path, @Tag CallOptions options);

    /**
     * Lists the tables of a connection: the same as {@link #listTables}, with the id as a parameter.
     *
     * @param connectionId the connection
     * @param schema the schema; null for all
     * @param options for this call
     * @return the tables
     */
    @Operation(value = "list_tables_by_query", safety = Safety.READ)
    @GET("api/connections/tables")
    Either<ConnectorError, TablesWire> listTablesByQuery(
            @Query("connectionId") String connectionId,
            @Query("schema") @Nullable String schema,
            @Tag CallOptions options);

    /**
     * Lists the columns of a table: the same as {@link #listColumns}, with the id as a parameter.
     *
     * @param connectionId the connection
     * @param schema the schema; null where there is none
     * @param table the table
     * @param options for this call
     * @return the columns
     */
    @Operation(value = "list_columns_by_query", safety = Safety.READ)
    @GET("api/connections/columns")
    Either<ConnectorError, ColumnsWire> listColumnsByQuery(
            @Query("connectionId") String connectionId,
            @Query("schema") @Nullable String schema,
            @Query("table") String table,
            @Tag CallOptions options);

    /**
     * Runs a statement. Repeated only if the server did not begin, or where the options say that it only reads.
     *
     * @param statement what to run
     * @param options for this call
     * @return the rows; {@code QueryFailed} when the statement itself failed
     */
    @Operation(value = "test_query", safety = Safety.ONCE, timeout = TimeoutClass.SLOW, statement = true)
    @POST("api/connections/test-query")
    Either<ConnectorError, StatementResultWire> testQuery(@Body StatementWire statement, @Tag CallOptions options);

    /**
     * Lists catalogs and their schemas of a Databricks workspace.
     *
     * @param discovery where
     * @param options for this call
     * @return the catalogs
     */
    @Operation(value = "discover_databricks", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @POST("api/connections/databricks/discover")
    Either<ConnectorError, CatalogsWire> discoverDatabricks(@Body DiscoveryWire discovery, @Tag CallOptions options);

    /**
     * Lists the connector types. Only the vendor's own clients document it.
     *
     * @param options for this call
     * @return the types
     */
    @Operation(value = "list_connectors", safety = Safety.READ)
    @GET("api/connector-gallery")
    Either<ConnectorError, ConnectorsWire> listConnectors(@Tag CallOptions options);
}
