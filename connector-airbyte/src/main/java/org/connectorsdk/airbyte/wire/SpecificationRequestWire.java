package org.connectorsdk.airbyte.wire;

/**
 * A connector type in a workspace.
 *
 * @param sourceDefinitionId the type
 * @param workspaceId the workspace
 */
public record SpecificationRequestWire(String sourceDefinitionId, String workspaceId) {}
