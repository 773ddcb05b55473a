package org.connectorsdk.airbyte.config;

import io.vavr.control.Either;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdWire;
import org.connectorsdk.airbyte.wire.PageWires.ResourcesQueryWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.OrganizationWorkspacesQueryWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.SlugWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.UserWorkspacesQueryWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.WorkspaceIdWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.WorkspaceWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.WorkspacesWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import retrofit2.http.Body;
import retrofit2.http.POST;
import retrofit2.http.Tag;

/**
 * Workspaces in Airbyte's configuration API.
 *
 * @since 0.1.0
 */
public interface ConfigWorkspacesApi {
    /**
     * Lists the workspaces; servers until April 2025.
     *
     * @param empty an empty object: some proxies refuse a POST without a body
     * @param options of the call
     * @return the workspaces
     */
    @Operation(value = "list_workspaces", safety = Safety.READ)
    @POST("workspaces/list")
    Either<ConnectorError, WorkspacesWire> listWorkspaces(@Body JsonObject empty, @Tag CallOptions options);

    /**
     * Reads a workspace.
     *
     * @param workspace which
     * @param options of the call
     * @return the workspace
     */
    @Operation(value = "get_workspace", safety = Safety.READ)
    @POST("workspaces/get")
    Either<ConnectorError, WorkspaceWire> getWorkspace(@Body WorkspaceIdWire workspace, @Tag CallOptions options);

    /**
     * Reads several workspaces by pages of rows; current servers.
     *
     * @param query which
     * @param options of the call
     * @return the workspaces
     */
    @Operation(value = "list_workspaces_paginated", safety = Safety.READ)
    @POST("workspaces/list_paginated")
    Either<ConnectorError, WorkspacesWire> listWorkspacesPaginated(
            @Body ResourcesQueryWire query, @Tag CallOptions options);

    /**
     * Lists the workspaces of an organisation; current servers.
     *
     * @param query which
     * @param options of the call
     * @return the workspaces
     */
    @Operation(value = "list_workspaces_by_organization", safety = Safety.READ)
    @POST("workspaces/list_by_organization_id")
    Either<ConnectorError, WorkspacesWire> listWorkspacesByOrganization(
            @Body OrganizationWorkspacesQueryWire query, @Tag CallOptions options);

    /**
     * Lists the workspaces that a user can see; current servers.
     *
     * @param query which
     * @param options of the call
     * @return the workspaces
     */
    @Operation(value = "list_workspaces_by_user", safety = Safety.READ)
    @POST("workspaces/list_by_user_id")
    Either<ConnectorError, WorkspacesWire> listWorkspacesByUser(
            @Body UserWorkspacesQueryWire query, @Tag CallOptions options);

    /**
     * Reads the workspace that has a name in addresses; current servers.
     *
     * @param slug which
     * @param options of the call
     * @return the workspace
     */
    @Operation(value = "get_workspace_by_slug", safety = Safety.READ)
    @POST("workspaces/get_by_slug")
    Either<ConnectorError, WorkspaceWire> getWorkspaceBySlug(@Body SlugWire slug, @Tag CallOptions options);

    /**
     * Reads the workspace that a connection is in; current servers.
     *
     * @param connection which
     * @param options of the call
     * @return the workspace
     */
    @Operation(value = "get_workspace_by_connection", safety = Safety.READ)
    @POST("workspaces/get_by_connection_id")
    Either<ConnectorError, WorkspaceWire> getWorkspaceByConnection(
            @Body ConnectionIdWire connection, @Tag CallOptions options);
}
