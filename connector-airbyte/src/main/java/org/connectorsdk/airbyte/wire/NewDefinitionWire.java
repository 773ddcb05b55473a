package org.connectorsdk.airbyte.wire;

import org.jspecify.annotations.Nullable;

/**
 * A connector type to create.
 *
 * @param name the name for people
 * @param dockerRepository where the image is
 * @param dockerImageTag which version of it runs
 * @param documentationUrl where it is explained; null for nowhere
 */
public record NewDefinitionWire(
        String name,
        String dockerRepository,
        String dockerImageTag,
        @Nullable String documentationUrl) {}
