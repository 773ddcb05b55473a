package org.connectorsdk.airbyte.publicapi;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.airbyte.wire.DestinationWires.PublicDestinationWire;
import org.connectorsdk.airbyte.wire.PageWires.PageWire;
import org.connectorsdk.airbyte.wire.SourceWires.PublicSourceWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Unit;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/**
 * Sources and destinations in Airbyte's public API, which cannot check them. Their configurations hold secrets: give
 * these as {@code Secret}s in the request, so that they are masked wherever the server sends them back.
 *
 * @since 0.1.0
 */
public interface PublicActorsApi {
    /**
     * Lists sources, a page of rows at a time.
     *
     * @param workspaceIds only of these workspaces; null for all that can be seen
     * @param includeDeleted deleted ones as well; null for no
     * @param limit rows, 1 to 100; null for 20
     * @param offset rows to leave out; null for none
     * @param options of the call
     * @return the page
     */
    @Operation(value = "list_sources", safety = Safety.READ)
    @GET("sources")
    Either<ConnectorError, PageWire<Lenient<PublicSourceWire>>> listSources(
            @Query("workspaceIds") @Nullable List<String> workspaceIds,
            @Query("includeDeleted") @Nullable Boolean includeDeleted,
            @Query("limit") @Nullable Integer limit,
            @Query("offset") @Nullable Long offset,
            @Tag CallOptions options);

    /**
     * Reads a source, secrets masked.
     *
     * @param sourceId which
     * @param options of the call
     * @return the source
     */
    @Operation(value = "get_source", safety = Safety.READ)
    @GET("sources/{sourceId}")
    Either<ConnectorError, PublicSourceWire> getSource(@Path("sourceId") String sourceId, @Tag CallOptions options);

    /**
     * Creates a source. Each accepted request makes another one, also with equal names. The connector is not started:
     * what does not work shows when it is used.
     *
     * @param source {@code name}, {@code workspaceId} and {@code configuration}, and {@code definitionId},
     *     {@code secretId} and {@code resourceAllocation} where they are wanted
     * @param options of the call
     * @return the source, secrets masked; {@code InvalidRequest} when the connector does not take the configuration
     */
    @Operation(value = "create_source", safety = Safety.ONCE)
    @POST("sources")
    Either<ConnectorError, PublicSourceWire> createSource(@Body EndRequestWire source, @Tag CallOptions options);

    /**
     * Changes of a source what is there and nothing else.
     *
     * @param sourceId which
     * @param change {@code name}, {@code workspaceId}, {@code configuration}, {@code secretId} and
     *     {@code resourceAllocation}, each only if it shall change; a masked secret keeps the one that is stored
     * @param options of the call
     * @return the source afterwards, secrets masked
     */
    @Operation(value = "patch_source", safety = Safety.IDEMPOTENT)
    @PATCH("sources/{sourceId}")
    Either<ConnectorError, PublicSourceWire> patchSource(
            @Path("sourceId") String sourceId, @Body EndRequestWire change, @Tag CallOptions options);

    /**
     * Replaces name and configuration of a source.
     *
     * @param sourceId which
     * @param replacement {@code name} and the whole {@code configuration}, and {@code resourceAllocation} where it is
     *     wanted; a masked secret keeps the one that is stored
     * @param options of the call
     * @return the source afterwards, secrets masked
     */
    @Operation(value = "put_source", safety = Safety.IDEMPOTENT)
    @PUT("sources/{sourceId}")
    Either<ConnectorError, PublicSourceWire> putSource(
            @Path("sourceId") String sourceId, @Body EndRequestWire replacement, @Tag CallOptions options);

    /**
     * Deletes a source and <em>all its connections</em>.
     *
     * @param sourceId which
     * @param options of the call
     * @return done
     */
    @Operation(value = "delete_source", safety = Safety.IDEMPOTENT)
    @DELETE("sources/{sourceId}")
    Either<ConnectorError, Unit> deleteSource(@Path("sourceId") String sourceId, @Tag CallOptions options);

    /**
     * Begins to get a person's consent at the vendor of a source: the person is to be led to the address in the answer,
     * and comes back to {@code redirectUrl} with the id of a secret for {@link #createSource}.
     *
     * @param start {@code redirectUrl} and {@code workspaceId}, the connector as {@code sourceType} or {@code name},
     *     and {@code oAuthInputConfiguration}, {@code requestedScopes} and {@code requestedOptionalScopes} where they
     *     are wanted
     * @param options of the call
     * @return what the server says, whose form it leaves open; empty when it says nothing
     */
    @Operation(value = "initiate_oauth", safety = Safety.ONCE)
    @POST("sources/initiateOAuth")
    Either<ConnectorError, Optional<JsonValue>> initiateOAuth(@Body EndRequestWire start, @Tag CallOptions options);

    /**
     * Lists destinations, a page of rows at a time.
     *
     * @param workspaceIds only of these workspaces; null for all that can be seen
     * @param includeDeleted deleted ones as well; null for no
     * @param limit rows, 1 to 100; null for 20
     * @param offset rows to leave out; null for none
     * @param options of the call
     * @return the page
     */
    @Operation(value = "list_destinations", safety = Safety.READ)
    @GET("destinations")
    Either<ConnectorError, PageWire<Lenient<PublicDestinationWire>>> listDestinations(
            @Query("workspaceIds") @Nullable List<String> workspaceIds,
            @Query("includeDeleted") @Nullable Boolean includeDeleted,
            @Query("limit") @Nullable Integer limit,
            @Query("offset") @Nullable Long offset,
            @Tag CallOptions options);

    /**
     * Reads a destination, secrets masked.
     *
     * @param destinationId which
     * @param options of the call
     * @return the destination
     */
    @Operation(value = "get_destination", safety = Safety.READ)
    @GET("destinations/{destinationId}")
    Either<ConnectorError, PublicDestinationWire> getDestination(
            @Path("destinationId") String destinationId, @Tag CallOptions options);

    /**
     * Creates a destination. Each accepted request makes another one, also with equal names. The connector is not
     * started: what does not work shows when it is used.
     *
     * @param destination {@code name}, {@code workspaceId} and {@code configuration}, and {@code definitionId} and
     *     {@code resourceAllocation} where they are wanted
     * @param options of the call
     * @return the destination, secrets masked; {@code InvalidRequest} when the connector does not take the
     *     configuration
     */
    @Operation(value = "create_destination", safety = Safety.ONCE)
    @POST("destinations")
    Either<ConnectorError, PublicDestinationWire> createDestination(
            @Body EndRequestWire destination, @Tag CallOptions options);

    /**
     * Changes of a destination what is there and nothing else.
     *
     * @param destinationId which
     * @param change {@code name}, {@code configuration} and {@code resourceAllocation}, each only if it shall change; a
     *     masked secret keeps the one that is stored
     * @param options of the call
     * @return the destination afterwards, secrets masked
     */
    @Operation(value = "patch_destination", safety = Safety.IDEMPOTENT)
    @PATCH("destinations/{destinationId}")
    Either<ConnectorError, PublicDestinationWire> patchDestination(
            @Path("destinationId") String destinationId, @Body EndRequestWire change, @Tag CallOptions options);

    /**
     * Replaces name and configuration of a destination.
     *
     * @param destinationId which
     * @param replacement {@code name} and the whole {@code configuration}, and {@code resourceAllocation} where it is
     *     wanted; a masked secret keeps the one that is stored
     * @param options of the call
     * @return the destination afterwards, secrets masked
     */
    @Operation(value = "put_destination", safety = Safety.IDEMPOTENT)
    @PUT("destinations/{destinationId}")
    Either<ConnectorError, PublicDestinationWire> putDestination(
            @Path("destinationId") String destinationId, @Body EndRequestWire replacement, @Tag CallOptions options);

    /**
     * Deletes a destination and <em>all its connections</em>.
     *
     * @param destinationId which
     * @param options of the call
     * @return done
     */
    @Operation(value = "delete_destination", safety = Safety.IDEMPOTENT)
    @DELETE("destinations/{destinationId}")
    Either<ConnectorError, Unit> deleteDestination(
            @Path("destinationId") String destinationId, @Tag CallOptions options);
}
