package org.connectorsdk.airbyte.wire;

/**
 * Names a workspace.
 *
 * @param workspaceId the id
 */
public record WorkspaceIdWire(String workspaceId) {}
