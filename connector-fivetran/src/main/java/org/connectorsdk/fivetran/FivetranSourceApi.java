package org.connectorsdk.fivetran;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.fivetran.wire.ReplyWires.DoneWire;
import org.connectorsdk.fivetran.wire.ReplyWires.PageWire;
import org.connectorsdk.fivetran.wire.ReplyWires.ReplyWire;
import org.connectorsdk.fivetran.wire.SchemaWires.ColumnChangeWire;
import org.connectorsdk.fivetran.wire.SchemaWires.ColumnsWire;
import org.connectorsdk.fivetran.wire.SchemaWires.DropColumnsWire;
import org.connectorsdk.fivetran.wire.SchemaWires.NewReloadWire;
import org.connectorsdk.fivetran.wire.SchemaWires.SchemaChangeWire;
import org.connectorsdk.fivetran.wire.SchemaWires.SchemasChangeWire;
import org.connectorsdk.fivetran.wire.SchemaWires.SchemasWire;
import org.connectorsdk.fivetran.wire.SchemaWires.TableChangeWire;
import org.connectorsdk.fivetran.wire.TypeWires.CertificateWire;
import org.connectorsdk.fivetran.wire.TypeWires.FingerprintWire;
import org.connectorsdk.fivetran.wire.TypeWires.NewCertificateWire;
import org.connectorsdk.fivetran.wire.TypeWires.NewFingerprintWire;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/**
 * What is in the source of a connection: schemas, tables and columns, and which of them are synced; certificates and
 * host keys, and which of them are trusted. Part of {@link FivetranApi}.
 *
 * @since 0.1.0
 */
public interface FivetranSourceApi {

    /**
     * Reads which schemas and tables are known, and which of them are synced.
     *
     * @param id the connection's id
     * @param options for this call
     * @return all of them; {@code NotFound} with the code {@code NotFound_SchemaConfig} before the first sync or reload
     */
    @Operation(value = "get_schemas", safety = Safety.READ)
    @GET("v1/connections/{connectionId}/schemas")
    Either<ConnectorError, ReplyWire<SchemasWire>> getSchemas(
            @Path("connectionId") String id, @Tag CallOptions options);

    /**
     * Chooses what is synced before anything was read of the source. What cannot be left out is passed over in silence.
     *
     * @param id the connection's id
     * @param schemas what to sync
     * @param options for this call
     * @return what is synced now
     */
    @Operation(value = "prepare_schemas", safety = Safety.IDEMPOTENT)
    @POST("v1/connections/{connectionId}/schemas")
    Either<ConnectorError, ReplyWire<SchemasWire>> prepareSchemas(
            @Path("connectionId") String id, @Body SchemasChangeWire schemas, @Tag CallOptions options);

    /**
     * Chooses what is synced.
     *
     * @param id the connection's id
     * @param schemas what to change
     * @param options for this call
     * @return what is synced now
     */
    @Operation(value = "update_schemas", safety = Safety.IDEMPOTENT)
    @PATCH("v1/connections/{connectionId}/schemas")
    Either<ConnectorError, ReplyWire<SchemasWire>> updateSchemas(
            @Path("connectionId") String id, @Body SchemasChangeWire schemas, @Tag CallOptions options);

    /**
     * Has the source read again, which may take minutes to hours. Not repeated: the vendor may still be at it when an
     * answer is late.
     *
     * @param id the connection's id
     * @param reload what becomes of what is found
     * @param options for this call
     * @return what is known now; {@code Unsupported} where the service cannot do it
     */
    @Operation(value = "reload_schemas", safety = Safety.IDEMPOTENT, timeout = TimeoutClass.SLOW, maxAttempts = 1)
    @POST("v1/connections/{connectionId}/schemas/reload")
    Either<ConnectorError, ReplyWire<SchemasWire>> reloadSchemas(
            @Path("connectionId") String id, @Body NewReloadWire reload, @Tag CallOptions options);

    /**
     * Chooses what is synced of a schema.
     *
     * @param id the connection's id
     * @param schema the schema's exact name in the source
     * @param change what to change
     * @param options for this call
     * @return what is synced now
     */
    @Operation(value = "update_schema", safety = Safety.IDEMPOTENT)
    @PATCH("v1/connections/{connectionId}/schemas/{schemaName}")
    Either<ConnectorError, ReplyWire<SchemasWire>> updateSchema(
            @Path("connectionId") String id,
            @Path("schemaName") String schema,
            @Body SchemaChangeWire change,
            @Tag CallOptions options);

    /**
     * Chooses what is synced of a table.
     *
     * @param id the connection's id
     * @param schema the schema's exact name in the source
     * @param table the table's exact name in the source
     * @param change what to change
     * @param options for this call
     * @return what is synced now
     */
    @Operation(value = "update_table", safety = Safety.IDEMPOTENT)
    @PATCH("v1/connections/{connectionId}/schemas/{schemaName}/tables/{tableName}")
    Either<ConnectorError, ReplyWire<SchemasWire>> updateTable(
            @Path("connectionId") String id,
            @Path("schemaName") String schema,
            @Path("tableName") String table,
            @Body TableChangeWire change,
            @Tag CallOptions options);

    /**
     * Lists the columns of a table, asking the source.
     *
     * @param id the connection's id
     * @param schema the schema's exact name in the source
     * @param table the table's exact name in the source
     * @param options for this call
     * @return the columns without their types; {@code InvalidRequest} where the table does not support it
     */
    @Operation(value = "list_columns", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @GET("v1/connections/{connectionId}/schemas/{schemaName}/tables/{tableName}/columns")
    Either<ConnectorError, ReplyWire<ColumnsWire>> listColumns(
            @Path("connectionId") String id,
            @Path("schemaName") String schema,
            @Path("tableName") String table,
            @Tag CallOptions options);

    /**
     * Chooses whether and how a column is synced.
     *
     * @param id the connection's id
     * @param schema the schema's exact name in the source
     * @param table the table's exact name in the source
     * @param column the column's exact name in the source
     * @param change what to change
     * @param options for this call
     * @return what is synced now
     */
    @Operation(value = "update_column", safety = Safety.IDEMPOTENT)
    @PATCH("v1/connections/{connectionId}/schemas/{schemaName}/tables/{tableName}/columns/{columnName}")
    Either<ConnectorError, ReplyWire<SchemasWire>> updateColumn(
            @Path("connectionId") String id,
            @Path("schemaName") String schema,
            @Path("tableName") String table,
            @Path("columnName") String column,
            @Body ColumnChangeWire change,
            @Tag CallOptions options);

    /**
     * Has a blocked column dropped from the destination with the next sync.
     *
     * @param id the connection's id
     * @param schema the schema's exact name in the source
     * @param table the table's exact name in the source
     * @param column the column's exact name in the source
     * @param options for this call
     * @return that it will be; {@code Conflict} for one that is not blocked
     */
    @Operation(value = "drop_column", safety = Safety.IDEMPOTENT)
    @DELETE("v1/connections/{connectionId}/schemas/{schemaName}/tables/{tableName}/columns/{columnName}")
    Either<ConnectorError, Optional<DoneWire>> dropColumn(
            @Path("connectionId") String id,
            @Path("schemaName") String schema,
            @Path("tableName") String table,
            @Path("columnName") String column,
            @Tag CallOptions options);

    /**
     * Has blocked columns dropped from the destination with the next sync.
     *
     * @param id the connection's id
     * @param columns which
     * @param options for this call
     * @return that they will be; {@code Conflict} for one that is not blocked
     */
    @Operation(value = "drop_columns", safety = Safety.IDEMPOTENT)
    @POST("v1/connections/{connectionId}/schemas/drop-columns")
    Either<ConnectorError, Optional<DoneWire>> dropColumns(
            @Path("connectionId") String id, @Body DropColumnsWire columns, @Tag CallOptions options);

    /**
     * Lists one page of the certificates that are trusted.
     *
     * @param id the connection's id
     * @param limit 1 to 1000; null for 100
     * @param cursor where the page begins, from the page before; null for the first
     * @param options for this call
     * @return the page
     */
    @Operation(value = "list_certificates", safety = Safety.READ)
    @Headers(FivetranApi.VERSION_2)
    @GET("v1/connections/{connectionId}/certificates")
    Either<ConnectorError, ReplyWire<PageWire<CertificateWire>>> listCertificates(
            @Path("connectionId") String id,
            @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    /**
     * Trusts a certificate of the source.
     *
     * @param id the connection's id
     * @param certificate which
     * @param options for this call
     * @return the certificate
     */
    @Operation(value = "approve_certificate", safety = Safety.IDEMPOTENT)
    @Headers(FivetranApi.VERSION_2)
    @POST("v1/connections/{connectionId}/certificates")
    Either<ConnectorError, ReplyWire<CertificateWire>> approveCertificate(
            @Path("connectionId") String id, @Body NewCertificateWire certificate, @Tag CallOptions options);

    /**
     * Lists one page of the host keys that are trusted.
     *
     * @param id the connection's id
     * @param limit 1 to 1000; null for 100
     * @param cursor where the page begins, from the page before; null for the first
     * @param options for this call
     * @return the page
     */
    @Operation(value = "list_fingerprints", safety = Safety.READ)
    @Headers(FivetranApi.VERSION_2)
    @GET("v1/connections/{connectionId}/fingerprints")
    Either<ConnectorError, ReplyWire<PageWire<FingerprintWire>>> listFingerprints(
            @Path("connectionId") String id,
            @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    /**
     * Trusts a host key of the source.
     *
     * @param id the connection's id
     * @param fingerprint which
     * @param options for this call
     * @return the host key
     */
    @Operation(value = "approve_fingerprint", safety = Safety.IDEMPOTENT)
    @Headers(FivetranApi.VERSION_2)
    @POST("v1/connections/{connectionId}/fingerprints")
    Either<ConnectorError, ReplyWire<FingerprintWire>> approveFingerprint(
            @Path("connectionId") String id, @Body NewFingerprintWire fingerprint, @Tag CallOptions options);
}
