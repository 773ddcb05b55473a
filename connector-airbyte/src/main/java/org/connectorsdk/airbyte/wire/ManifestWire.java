package org.connectorsdk.airbyte.wire;

import org.connectorsdk.api.json.JsonObject;

/**
 * What a source type is from now on.
 *
 * @param manifest the whole description
 */
public record ManifestWire(JsonObject manifest) {
    /** {@return no part of the manifest, which may hold what its author should have kept out of it} */
    @Override
    public String toString() {
        return "ManifestWire";
    }
}
