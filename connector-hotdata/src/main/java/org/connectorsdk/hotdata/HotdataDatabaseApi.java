package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.hotdata.wire.DatabaseWires.AttachmentWire;
import org.connectorsdk.hotdata.wire.DatabaseWires.DatabaseWire;
import org.connectorsdk.hotdata.wire.DatabaseWires.DatabasesWire;
import org.connectorsdk.hotdata.wire.DatabaseWires.NewDatabaseWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.LoadAnswerWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.ManagedSchemaWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.ManagedTableWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.NewLoadWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.NewManagedSchemaWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.NewManagedTableWire;
import org.connectorsdk.http.operation.JobInLocation;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.connectorsdk.http.operation.Unit;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/**
 * Databases: where statements run, and, through the managed default catalog that each has, where tables are declared
 * and loaded. A part of {@link HotdataApi}.
 *
 * @since 0.1.0
 */
public interface HotdataDatabaseApi {
    /**
     * Lists databases, page by page, newest first. Servers of June ignore the parameters and answer all.
     *
     * @param search what their names hold, null for anything; since July
     * @param batch the batch that they were made in, null for any; since August
     * @param limit databases per page, 1 to 100; null for the vendor's default, which is not all
     * @param cursor where to go on, null for the first page
     * @param options for this call
     * @return one page, without attachments
     */
    @Operation(value = "list_databases", safety = Safety.READ)
    @GET("v1/databases")
    Either<ConnectorError, DatabasesWire> listDatabases(
            @Query("search") @Nullable String search,
            @Query("batch") @Nullable String batch,
            @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    /**
     * Creates a database with a managed default catalog of its own.
     *
     * @param database what it shall be
     * @param options for this call
     * @return the database
     */
    @Operation(value = "create_database", safety = Safety.ONCE)
    @POST("v1/databases")
    Either<ConnectorError, DatabaseWire> createDatabase(@Body NewDatabaseWire database, @Tag CallOptions options);

    /**
     * Reads one database.
     *
     * @param id the database's id
     * @param options for this call
     * @return the database with the connections that are attached to it
     */
    @Operation(value = "get_database", safety = Safety.READ)
    @GET("v1/databases/{database_id}")
    Either<ConnectorError, DatabaseWire> getDatabase(@Path("database_id") String id, @Tag CallOptions options);

    /**
     * Deletes a database with its default catalog. Attached connections are detached, not deleted.
     *
     * @param id the database's id
     * @param options for this call
     * @return done
     */
    @Operation(value = "delete_database", safety = Safety.IDEMPOTENT)
    @DELETE("v1/databases/{database_id}")
    Either<ConnectorError, Unit> deleteDatabase(@Path("database_id") String id, @Tag CallOptions options);

    /**
     * Attaches a connection to a database, so that statements can name it.
     *
     * @param id the database's id
     * @param attachment which connection, under which name
     * @param options for this call
     * @return done
     */
    @Operation(value = "attach_database_catalog", safety = Safety.ONCE)
    @POST("v1/databases/{database_id}/catalogs")
    Either<ConnectorError, Unit> attachDatabaseCatalog(
            @Path("database_id") String id, @Body AttachmentWire attachment, @Tag CallOptions options);

    /**
     * Detaches a connection from a database, which a connection needs before it can be deleted.
     *
     * @param id the database's id
     * @param connectionId the connection's id
     * @param options for this call
     * @return done
     */
    @Operation(value = "detach_database_catalog", safety = Safety.IDEMPOTENT)
    @DELETE("v1/databases/{database_id}/catalogs/{connection_id}")
    Either<ConnectorError, Unit> detachDatabaseCatalog(
            @Path("database_id") String id, @Path("connection_id") String connectionId, @Tag CallOptions options);

    /**
     * Declares a schema in the default catalog of a database.
     *
     * @param id the database's id
     * @param schema its name and tables
     * @param options for this call
     * @return the names as stored, in lower case
     */
    @Operation(value = "add_database_schema", safety = Safety.ONCE)
    @POST("v1/databases/{database_id}/schemas")
    Either<ConnectorError, ManagedSchemaWire> addDatabaseSchema(
            @Path("database_id") String id, @Body NewManagedSchemaWire schema, @Tag CallOptions options);

    /**
     * Declares an empty table in the default catalog of a database.
     *
     * @param id the database's id
     * @param schema the schema's stored name
     * @param table the table's name and layout
     * @param options for this call
     * @return the names as stored, in lower case
     */
    @Operation(value = "add_database_table", safety = Safety.ONCE)
    @POST("v1/databases/{database_id}/schemas/{schema}/tables")
    Either<ConnectorError, ManagedTableWire> addDatabaseTable(
            @Path("database_id") String id,
            @Path("schema") String schema,
            @Body NewManagedTableWire table,
            @Tag CallOptions options);

    /**
     * Loads into a table of the default catalog of a database, on servers since 2026-06-23. Never repeated.
     *
     * @param id the database's id
     * @param schema the schema's stored name
     * @param table the table's stored name; declared by the load if it is not there
     * @param load from where, and how
     * @param options for this call
     * @return what was loaded, or the job that loads it
     */
    @JobInLocation("id")
    @Operation(value = "load_database_table", safety = Safety.ONCE, timeout = TimeoutClass.SLOW)
    @POST("v1/databases/{database_id}/schemas/{schema}/tables/{table}/loads")
    Either<ConnectorError, LoadAnswerWire> loadDatabaseTable(
            @Path("database_id") String id,
            @Path("schema") String schema,
            @Path("table") String table,
            @Body NewLoadWire load,
            @Tag CallOptions options);
}
