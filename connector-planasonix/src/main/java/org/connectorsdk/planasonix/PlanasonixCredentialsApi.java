package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.planasonix.wire.CredentialWires.CredentialChangeWire;
import org.connectorsdk.planasonix.wire.CredentialWires.CredentialWire;
import org.connectorsdk.planasonix.wire.CredentialWires.LoginWire;
import org.connectorsdk.planasonix.wire.CredentialWires.NewCredentialWire;
import org.connectorsdk.planasonix.wire.CredentialWires.RefreshWire;
import org.connectorsdk.planasonix.wire.CredentialWires.TokensWire;
import org.connectorsdk.planasonix.wire.ListWires.DataWire;
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
 * The part of {@link PlanasonixApi} that is about credentials and signing in.
 *
 * @since 0.1.0
 */
public interface PlanasonixCredentialsApi {

    /**
     * Lists the credentials, without their secrets. One that does not fit does not spoil the others.
     *
     * @param cursor where to go on, as an answer said; null for the beginning
     * @param options for this call
     * @return the credentials
     */
    @Operation(value = "list_credentials", safety = Safety.READ)
    @GET("api/credentials")
    Either<ConnectorError, DataWire<List<Lenient<CredentialWire>>>> listCredentials(
            @Query("cursor") @Nullable String cursor, @Tag CallOptions options);

    /**
     * Stores a credential, in one request that is never repeated.
     *
     * @param credential what it shall be
     * @param options for this call
     * @return the credential, without its secrets
     */
    @Operation(value = "create_credential", safety = Safety.ONCE)
    @POST("api/credentials")
    Either<ConnectorError, CredentialWire> createCredential(
            @Body NewCredentialWire credential, @Tag CallOptions options);

    /**
     * Reads one credential, without its secrets.
     *
     * @param id the credential's id
     * @param options for this call
     * @return the credential
     */
    @Operation(value = "get_credential", safety = Safety.READ)
    @GET("api/credentials/{id}")
    Either<ConnectorError, CredentialWire> getCredential(@Path("id") String id, @Tag CallOptions options);

    /**
     * Changes a credential; what is not named stays.
     *
     * @param id the credential's id
     * @param change what to change
     * @param options for this call
     * @return the credential afterwards
     */
    @Operation(value = "update_credential", safety = Safety.IDEMPOTENT)
    @PUT("api/credentials/{id}")
    Either<ConnectorError, CredentialWire> updateCredential(
            @Path("id") String id, @Body CredentialChangeWire change, @Tag CallOptions options);

    /**
     * Deletes a credential so that it can be restored. Nothing checks whether it is in use.
     *
     * @param id the credential's id
     * @param options for this call
     * @return its id and status, and when it was deleted; empty where a deployment answers nothing
     */
    @Operation(value = "delete_credential", safety = Safety.IDEMPOTENT)
    @DELETE("api/credentials/{id}")
    Either<ConnectorError, Optional<CredentialWire>> deleteCredential(@Path("id") String id, @Tag CallOptions options);

    /**
     * Takes the deletion of a credential back.
     *
     * @param id the credential's id
     * @param options for this call
     * @return its id and status
     */
    @Operation(value = "restore_credential", safety = Safety.ONCE)
    @POST("api/credentials/{id}/restore")
    Either<ConnectorError, CredentialWire> restoreCredential(@Path("id") String id, @Tag CallOptions options);

    /**
     * Removes a credential for good.
     *
     * @param id the credential's id
     * @param options for this call
     * @return its id and that it is gone, empty where a deployment answers nothing; {@code Conflict} while connections
     *     use it
     */
    @Operation(value = "purge_credential", safety = Safety.ONCE)
    @DELETE("api/credentials/{id}/permanent")
    Either<ConnectorError, Optional<CredentialWire>> purgeCredential(@Path("id") String id, @Tag CallOptions options);

    /**
     * Signs a person in. Programs should have an API key instead.
     *
     * @param login who signs in
     * @param options for this call
     * @return tokens
     */
    @Operation(value = "login", safety = Safety.ONCE)
    @POST("api/login")
    Either<ConnectorError, TokensWire> login(@Body LoginWire login, @Tag CallOptions options);

    /**
     * Gets new tokens; the refresh token may be good for one use only.
     *
     * @param refresh the token to refresh with
     * @param options for this call
     * @return tokens
     */
    @Operation(value = "refresh_token", safety = Safety.ONCE)
    @POST("api/auth/refresh")
    Either<ConnectorError, TokensWire> refreshToken(@Body RefreshWire refresh, @Tag CallOptions options);
}
