package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.hotdata.wire.ConnectionWires.ConnectionTypeWire;
import org.connectorsdk.hotdata.wire.ConnectionWires.ConnectionTypesWire;
import org.connectorsdk.hotdata.wire.QueryWires.NewQueryWire;
import org.connectorsdk.hotdata.wire.QueryWires.QueryRunWire;
import org.connectorsdk.hotdata.wire.QueryWires.QueryWire;
import org.connectorsdk.hotdata.wire.QueryWires.ResultWire;
import org.connectorsdk.hotdata.wire.SecretWires.NewSecretWire;
import org.connectorsdk.hotdata.wire.SecretWires.SecretValueWire;
import org.connectorsdk.hotdata.wire.SecretWires.SecretWire;
import org.connectorsdk.hotdata.wire.SecretWires.SecretsWire;
import org.connectorsdk.hotdata.wire.WorkspaceWires.WorkspacesWire;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.connectorsdk.http.operation.Unit;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/**
 * What a Hotdata workspace has beside connections: their types, secrets and queries here,
 * {@linkplain HotdataUploadApi uploads} and {@linkplain HotdataDatabaseApi databases} on pages of their own. A part of
 * {@link HotdataApi}.
 *
 * @since 0.1.0
 */
public interface HotdataWorkspaceApi extends HotdataUploadApi, HotdataDatabaseApi {
    /** Names the database that a request is about. */
    String DATABASE = "X-Database-Id";

    /**
     * Lists the types of source that connections can have.
     *
     * @param options for this call
     * @return the types, without their settings
     */
    @Operation(value = "list_connection_types", safety = Safety.READ)
    @GET("v1/connection-types")
    Either<ConnectorError, ConnectionTypesWire> listConnectionTypes(@Tag CallOptions options);

    /**
     * Reads one type of source.
     *
     * @param name its name, such as {@code postgres}
     * @param options for this call
     * @return the type with the JSON Schemas of its settings and credentials
     */
    @Operation(value = "get_connection_type", safety = Safety.READ)
    @GET("v1/connection-types/{name}")
    Either<ConnectorError, ConnectionTypeWire> getConnectionType(@Path("name") String name, @Tag CallOptions options);

    /**
     * Lists secrets, never their values, all in one answer.
     *
     * @param options for this call
     * @return the secrets
     */
    @Operation(value = "list_secrets", safety = Safety.READ)
    @GET("v1/secrets")
    Either<ConnectorError, SecretsWire> listSecrets(@Tag CallOptions options);

    /**
     * Stores a secret.
     *
     * @param secret name and value
     * @param options for this call
     * @return the secret with its id, which is shown here only, and its name as stored, in lower case
     */
    @Operation(value = "create_secret", safety = Safety.ONCE)
    @POST("v1/secrets")
    Either<ConnectorError, SecretWire> createSecret(@Body NewSecretWire secret, @Tag CallOptions options);

    /**
     * Reads when a secret was stored and changed.
     *
     * @param name its name
     * @param options for this call
     * @return the secret without its value
     */
    @Operation(value = "get_secret", safety = Safety.READ)
    @GET("v1/secrets/{name}")
    Either<ConnectorError, SecretWire> getSecret(@Path("name") String name, @Tag CallOptions options);

    /**
     * Changes the value of a secret, for every connection that uses it.
     *
     * @param name its name
     * @param value the new value
     * @param options for this call
     * @return the secret without its value
     */
    @Operation(value = "update_secret", safety = Safety.IDEMPOTENT)
    @PUT("v1/secrets/{name}")
    Either<ConnectorError, SecretWire> updateSecret(
            @Path("name") String name, @Body SecretValueWire value, @Tag CallOptions options);

    /**
     * Deletes a secret.
     *
     * @param name its name
     * @param options for this call
     * @return done
     */
    @Operation(value = "delete_secret", safety = Safety.IDEMPOTENT)
    @DELETE("v1/secrets/{name}")
    Either<ConnectorError, Unit> deleteSecret(@Path("name") String name, @Tag CallOptions options);

    /**
     * Runs a statement in a database. Never repeated, as a statement may write, unless the options say that it only
     * reads.
     *
     * @param database the database to run it in, the same as in the body; null for that of the body alone
     * @param query the statement and where it runs
     * @param options for this call
     * @return the rows, or the run that works on them
     */
    @Operation(value = "query", safety = Safety.ONCE, timeout = TimeoutClass.SLOW, statement = true)
    @POST("v1/query")
    Either<ConnectorError, QueryWire> query(
            @Header(DATABASE) @Nullable String database, @Body NewQueryWire query, @Tag CallOptions options);

    /**
     * Reads how far a statement is.
     *
     * @param database the database in which it runs, the only one in which it is found; null for servers of June
     * @param id the run's id
     * @param options for this call
     * @return the run
     */
    @Operation(value = "get_query_run", safety = Safety.READ)
    @GET("v1/query-runs/{id}")
    Either<ConnectorError, QueryRunWire> getQueryRun(
            @Header(DATABASE) @Nullable String database, @Path("id") String id, @Tag CallOptions options);

    /**
     * Reads a result, or a part of it.
     *
     * @param database the database in which its statement ran, the only one in which it is found; null for servers of
     *     June
     * @param id the result's id
     * @param offset rows to leave out, null for none
     * @param limit rows at the most, null for the vendor's own limit
     * @param options for this call
     * @return the rows, with the header {@code X-Total-Row-Count}; the status of a result that is not ready; or
     *     {@code QueryFailed} when it was never computed
     */
    @Operation(value = "get_result", safety = Safety.READ)
    @GET("v1/results/{id}?format=json")
    Either<ConnectorError, Answer<ResultWire>> getResult(
            @Header(DATABASE) @Nullable String database,
            @Path("id") String id,
            @Query("offset") @Nullable Long offset,
            @Query("limit") @Nullable Integer limit,
            @Tag CallOptions options);

    /**
     * Lists the workspaces that the token sees.
     *
     * @param options for this call
     * @return the workspaces, all in one answer
     */
    @Operation(value = "list_workspaces", safety = Safety.READ)
    @GET("v1/workspaces")
    Either<ConnectorError, WorkspacesWire> listWorkspaces(@Tag CallOptions options);
}
