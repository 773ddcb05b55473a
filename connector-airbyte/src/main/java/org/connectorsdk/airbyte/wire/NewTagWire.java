package org.connectorsdk.airbyte.wire;

/**
 * A tag to create.
 *
 * @param name the word; a workspace has it once
 * @param color its colour, in hexadecimal
 * @param workspaceId the workspace
 */
public record NewTagWire(String name, String color, String workspaceId) {}
