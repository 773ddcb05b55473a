package org.connectorsdk.airbyte.publicapi;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.airbyte.wire.DefinitionWires.ConnectorDefinitionWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.DeclarativeDefinitionWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.DefinitionChangeWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.DefinitionWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.ManifestWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.NewDeclarativeDefinitionWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.NewDefinitionWire;
import org.connectorsdk.airbyte.wire.PageWires.PageWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
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
 * Connector types in Airbyte's public API: those that a workspace can use, and those of its own.
 *
 * @since 0.1.0
 */
public interface PublicDefinitionsApi {
    /**
     * Lists the connector types.
     *
     * @param type {@code source} or {@code destination}
     * @param workspaceId those of this workspace as well; null for the vendor's alone
     * @param options of the call
     * @return all of them
     */
    @Operation(value = "list_connector_definitions", safety = Safety.READ)
    @GET("connector_definitions")
    Either<ConnectorError, PageWire<Lenient<ConnectorDefinitionWire>>> listConnectorDefinitions(
            @Query("type") String type, @Query("workspaceId") @Nullable String workspaceId, @Tag CallOptions options);

    /**
     * Lists the source type made of a manifests of a workspace.
     *
     * @param workspaceId the workspace
     * @param options of the call
     * @return all of them
     */
    @Operation(value = "list_declarative_source_definitions", safety = Safety.READ)
    @GET("workspaces/{workspaceId}/definitions/declarative_sources")
    Either<ConnectorError, PageWire<Lenient<DeclarativeDefinitionWire>>> listDeclarativeSourceDefinitions(
            @Path("workspaceId") String workspaceId, @Tag CallOptions options);

    /**
     * Creates a source type made of a manifest. Each accepted request makes another one.
     *
     * @param workspaceId the workspace
     * @param definition name and manifest
     * @param options of the call
     * @return the source type made of a manifest
     */
    @Operation(value = "create_declarative_source_definition", safety = Safety.ONCE)
    @POST("workspaces/{workspaceId}/definitions/declarative_sources")
    Either<ConnectorError, DeclarativeDefinitionWire> createDeclarativeSourceDefinition(
            @Path("workspaceId") String workspaceId,
            @Body NewDeclarativeDefinitionWire definition,
            @Tag CallOptions options);

    /**
     * Reads a source type made of a manifest.
     *
     * @param workspaceId the workspace
     * @param definitionId which
     * @param options of the call
     * @return the source type made of a manifest
     */
    @Operation(value = "get_declarative_source_definition", safety = Safety.READ)
    @GET("workspaces/{workspaceId}/definitions/declarative_sources/{definitionId}")
    Either<ConnectorError, DeclarativeDefinitionWire> getDeclarativeSourceDefinition(
            @Path("workspaceId") String workspaceId,
            @Path("definitionId") String definitionId,
            @Tag CallOptions options);

    /**
     * Changes a source type made of a manifest.
     *
     * @param workspaceId the workspace
     * @param definitionId which
     * @param change the whole manifest
     * @param options of the call
     * @return the source type made of a manifest afterwards
     */
    @Operation(value = "update_declarative_source_definition", safety = Safety.IDEMPOTENT)
    @PUT("workspaces/{workspaceId}/definitions/declarative_sources/{definitionId}")
    Either<ConnectorError, DeclarativeDefinitionWire> updateDeclarativeSourceDefinition(
            @Path("workspaceId") String workspaceId,
            @Path("definitionId") String definitionId,
            @Body ManifestWire change,
            @Tag CallOptions options);

    /**
     * Deletes a source type made of a manifest.
     *
     * @param workspaceId the workspace
     * @param definitionId which
     * @param options of the call
     * @return the source type made of a manifest that was deleted; empty when the server does not show it, or a repeat
     *     found it deleted
     */
    @Operation(value = "delete_declarative_source_definition", safety = Safety.IDEMPOTENT)
    @DELETE("workspaces/{workspaceId}/definitions/declarative_sources/{definitionId}")
    Either<ConnectorError, Optional<DeclarativeDefinitionWire>> deleteDeclarativeSourceDefinition(
            @Path("workspaceId") String workspaceId,
            @Path("definitionId") String definitionId,
            @Tag CallOptions options);

    /**
     * Lists the source type made of an images of a workspace.
     *
     * @param workspaceId the workspace
     * @param options of the call
     * @return all of them
     */
    @Operation(value = "list_source_definitions", safety = Safety.READ)
    @GET("workspaces/{workspaceId}/definitions/sources")
    Either<ConnectorError, PageWire<Lenient<DefinitionWire>>> listSourceDefinitions(
            @Path("workspaceId") String workspaceId, @Tag CallOptions options);

    /**
     * Creates a source type made of an image. Each accepted request makes another one.
     *
     * @param workspaceId the workspace
     * @param definition its name and image
     * @param options of the call
     * @return the source type made of an image
     */
    @Operation(value = "create_source_definition", safety = Safety.ONCE)
    @POST("workspaces/{workspaceId}/definitions/sources")
    Either<ConnectorError, DefinitionWire> createSourceDefinition(
            @Path("workspaceId") String workspaceId, @Body NewDefinitionWire definition, @Tag CallOptions options);

    /**
     * Reads a source type made of an image.
     *
     * @param workspaceId the workspace
     * @param definitionId which
     * @param options of the call
     * @return the source type made of an image
     */
    @Operation(value = "get_source_definition", safety = Safety.READ)
    @GET("workspaces/{workspaceId}/definitions/sources/{definitionId}")
    Either<ConnectorError, DefinitionWire> getSourceDefinition(
            @Path("workspaceId") String workspaceId,
            @Path("definitionId") String definitionId,
            @Tag CallOptions options);

    /**
     * Changes a source type made of an image.
     *
     * @param workspaceId the workspace
     * @param definitionId which
     * @param change name and version of the image
     * @param options of the call
     * @return the source type made of an image afterwards
     */
    @Operation(value = "update_source_definition", safety = Safety.IDEMPOTENT)
    @PUT("workspaces/{workspaceId}/definitions/sources/{definitionId}")
    Either<ConnectorError, DefinitionWire> updateSourceDefinition(
            @Path("workspaceId") String workspaceId,
            @Path("definitionId") String definitionId,
            @Body DefinitionChangeWire change,
            @Tag CallOptions options);

    /**
     * Deletes a source type made of an image.
     *
     * @param workspaceId the workspace
     * @param definitionId which
     * @param options of the call
     * @return the source type made of an image that was deleted; empty when the server does not show it, or a repeat
     *     found it deleted
     */
    @Operation(value = "delete_source_definition", safety = Safety.IDEMPOTENT)
    @DELETE("workspaces/{workspaceId}/definitions/sources/{definitionId}")
    Either<ConnectorError, Optional<DefinitionWire>> deleteSourceDefinition(
            @Path("workspaceId") String workspaceId,
            @Path("definitionId") String definitionId,
            @Tag CallOptions options);

    /**
     * Lists the destination type made of an images of a workspace.
     *
     * @param workspaceId the workspace
     * @param options of the call
     * @return all of them
     */
    @Operation(value = "list_destination_definitions", safety = Safety.READ)
    @GET("workspaces/{workspaceId}/definitions/destinations")
    Either<ConnectorError, PageWire<Lenient<DefinitionWire>>> listDestinationDefinitions(
            @Path("workspaceId") String workspaceId, @Tag CallOptions options);

    /**
     * Creates a destination type made of an image. Each accepted request makes another one.
     *
     * @param workspaceId the workspace
     * @param definition its name and image
     * @param options of the call
     * @return the destination type made of an image
     */
    @Operation(value = "create_destination_definition", safety = Safety.ONCE)
    @POST("workspaces/{workspaceId}/definitions/destinations")
    Either<ConnectorError, DefinitionWire> createDestinationDefinition(
            @Path("workspaceId") String workspaceId, @Body NewDefinitionWire definition, @Tag CallOptions options);

    /**
     * Reads a destination type made of an image.
     *
     * @param workspaceId the workspace
     * @param definitionId which
     * @param options of the call
     * @return the destination type made of an image
     */
    @Operation(value = "get_destination_definition", safety = Safety.READ)
    @GET("workspaces/{workspaceId}/definitions/destinations/{definitionId}")
    Either<ConnectorError, DefinitionWire> getDestinationDefinition(
            @Path("workspaceId") String workspaceId,
            @Path("definitionId") String definitionId,
            @Tag CallOptions options);

    /**
     * Changes a destination type made of an image.
     *
     * @param workspaceId the workspace
     * @param definitionId which
     * @param change name and version of the image
     * @param options of the call
     * @return the destination type made of an image afterwards
     */
    @Operation(value = "update_destination_definition", safety = Safety.IDEMPOTENT)
    @PUT("workspaces/{workspaceId}/definitions/destinations/{definitionId}")
    Either<ConnectorError, DefinitionWire> updateDestinationDefinition(
            @Path("workspaceId") String workspaceId,
            @Path("definitionId") String definitionId,
            @Body DefinitionChangeWire change,
            @Tag CallOptions options);

    /**
     * Deletes a destination type made of an image.
     *
     * @param workspaceId the workspace
     * @param definitionId which
     * @param options of the call
     * @return the destination type made of an image that was deleted; empty when the server does not show it, or a
     *     repeat found it deleted
     */
    @Operation(value = "delete_destination_definition", safety = Safety.IDEMPOTENT)
    @DELETE("workspaces/{workspaceId}/definitions/destinations/{definitionId}")
    Either<ConnectorError, Optional<DefinitionWire>> deleteDestinationDefinition(
            @Path("workspaceId") String workspaceId,
            @Path("definitionId") String definitionId,
            @Tag CallOptions options);
}
