package org.connectorsdk.airbyte.publicapi;

import io.vavr.control.Either;
import org.connectorsdk.airbyte.wire.ServerWires.TokenRequestWire;
import org.connectorsdk.airbyte.wire.ServerWires.TokenWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Unit;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Tag;

/**
 * Airbyte's public API. For callers: {@code connections.unwrap(AirbytePublicApi.class)}. Methods block, may be called
 * from any thread, go through the same pipeline as the neutral operations, and answer errors as values. Options are
 * required; pass {@code CallOptions.none()} for the client's settings.
 *
 * @since 0.1.0
 */
public interface AirbytePublicApi
        extends PublicConnectionsApi, PublicActorsApi, PublicDefinitionsApi, PublicWorkspacesApi {
    /**
     * Asks whether the server is well. Needs no credentials, so it proves nothing about them.
     *
     * @param options of the call
     * @return that it is; {@code ProviderFailure} when it is not
     */
    @Operation(value = "health", safety = Safety.READ)
    @GET("health")
    Either<ConnectorError, Unit> health(@Tag CallOptions options);

    /**
     * Exchanges client id and secret for a token. The library does so by itself; this is for other uses of the token.
     *
     * @param credentials client id, secret and grant in both spellings
     * @param options of the call
     * @return the token and its life
     */
    @Operation(value = "application_token", safety = Safety.READ)
    @POST("applications/token")
    Either<ConnectorError, TokenWire> applicationToken(@Body TokenRequestWire credentials, @Tag CallOptions options);
}
