package org.connectorsdk.airbyte.publicapi;

import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.airbyte.wire.PageWires.PageWire;
import org.connectorsdk.airbyte.wire.TagWires.NewTagWire;
import org.connectorsdk.airbyte.wire.TagWires.TagChangeWire;
import org.connectorsdk.airbyte.wire.TagWires.TagWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.NewWorkspaceWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.PublicWorkspaceWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.WorkspaceChangeWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
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
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/**
 * Workspaces and their tags in Airbyte's public API.
 *
 * @since 0.1.0
 */
public interface PublicWorkspacesApi {
    /**
     * Lists workspaces, a page of rows at a time.
     *
     * @param workspaceIds only of these workspaces; null for all that can be seen
     * @param includeDeleted deleted ones as well; null for no
     * @param limit rows, 1 to 100; null for 20
     * @param offset rows to leave out; null for none
     * @param options of the call
     * @return the page
     */
    @Operation(value = "list_workspaces", safety = Safety.READ)
    @GET("workspaces")
    Either<ConnectorError, PageWire<Lenient<PublicWorkspaceWire>>> listWorkspaces(
            @Query("workspaceIds") @Nullable List<String> workspaceIds,
            @Query("includeDeleted") @Nullable Boolean includeDeleted,
            @Query("limit") @Nullable Integer limit,
            @Query("offset") @Nullable Long offset,
            @Tag CallOptions options);

    /**
     * Reads a workspace.
     *
     * @param workspaceId which
     * @param options of the call
     * @return the workspace
     */
    @Operation(value = "get_workspace", safety = Safety.READ)
    @GET("workspaces/{workspaceId}")
    Either<ConnectorError, PublicWorkspaceWire> getWorkspace(
            @Path("workspaceId") String workspaceId, @Tag CallOptions options);

    /**
     * Creates a workspace. Each accepted request makes another one, also with equal names.
     *
     * @param workspace its name, and what else it shall have
     * @param options of the call
     * @return the workspace
     */
    @Operation(value = "create_workspace", safety = Safety.ONCE)
    @POST("workspaces")
    Either<ConnectorError, PublicWorkspaceWire> createWorkspace(
            @Body NewWorkspaceWire workspace, @Tag CallOptions options);

    /**
     * Changes of a workspace what is there and nothing else.
     *
     * @param workspaceId which
     * @param change what shall change
     * @param options of the call
     * @return the workspace afterwards
     */
    @Operation(value = "update_workspace", safety = Safety.IDEMPOTENT)
    @PATCH("workspaces/{workspaceId}")
    Either<ConnectorError, PublicWorkspaceWire> updateWorkspace(
            @Path("workspaceId") String workspaceId, @Body WorkspaceChangeWire change, @Tag CallOptions options);

    /**
     * Deletes a workspace, and all access to what is in it.
     *
     * @param workspaceId which
     * @param options of the call
     * @return done
     */
    @Operation(value = "delete_workspace", safety = Safety.IDEMPOTENT)
    @DELETE("workspaces/{workspaceId}")
    Either<ConnectorError, Unit> deleteWorkspace(@Path("workspaceId") String workspaceId, @Tag CallOptions options);

    /**
     * Lists tags.
     *
     * @param workspaceIds only of these workspaces; null for all that can be seen
     * @param options of the call
     * @return all of them
     */
    @Operation(value = "list_tags", safety = Safety.READ)
    @GET("tags")
    Either<ConnectorError, PageWire<Lenient<TagWire>>> listTags(
            @Query("workspaceIds") @Nullable List<String> workspaceIds, @Tag CallOptions options);

    /**
     * Creates a tag.
     *
     * @param tag name, colour and workspace
     * @param options of the call
     * @return the tag; {@code Conflict} when the workspace has the name already
     */
    @Operation(value = "create_tag", safety = Safety.ONCE)
    @POST("tags")
    Either<ConnectorError, TagWire> createTag(@Body NewTagWire tag, @Tag CallOptions options);

    /**
     * Reads a tag.
     *
     * @param tagId which
     * @param options of the call
     * @return the tag
     */
    @Operation(value = "get_tag", safety = Safety.READ)
    @GET("tags/{tagId}")
    Either<ConnectorError, TagWire> getTag(@Path("tagId") String tagId, @Tag CallOptions options);

    /**
     * Renames a tag and gives it another colour.
     *
     * @param tagId which
     * @param change name and colour
     * @param options of the call
     * @return the tag afterwards
     */
    @Operation(value = "update_tag", safety = Safety.IDEMPOTENT)
    @PATCH("tags/{tagId}")
    Either<ConnectorError, TagWire> updateTag(
            @Path("tagId") String tagId, @Body TagChangeWire change, @Tag CallOptions options);

    /**
     * Deletes a tag; connections lose it.
     *
     * @param tagId which
     * @param options of the call
     * @return done
     */
    @Operation(value = "delete_tag", safety = Safety.IDEMPOTENT)
    @DELETE("tags/{tagId}")
    Either<ConnectorError, Unit> deleteTag(@Path("tagId") String tagId, @Tag CallOptions options);
}
