package org.connectorsdk.airbyte.wire;

import org.jspecify.annotations.Nullable;

/**
 * Names a workspace.
 *
 * @param workspaceId the id
 * @param includeTombstone what is deleted as well; for lists of current servers; null for no
 */
public record WorkspaceIdWire(String workspaceId, @Nullable Boolean includeTombstone) {

    /**
     * The same without what is rarely wanted.
     *
     * @param workspaceId the id
     */
    public WorkspaceIdWire(String workspaceId) {
        this(workspaceId, null);
    }
}
