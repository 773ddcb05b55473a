package org.connectorsdk.airbyte.wire;

import org.connectorsdk.api.json.JsonObject;

/**
 * A source type to create from a manifest.
 *
 * @param name the name for people
 * @param manifest the description
 */
public record NewDeclarativeDefinitionWire(String name, JsonObject manifest) {
    /** {@return the name alone, as a manifest may hold what its author should have kept out of it} */
    @Override
    public String toString() {
        return "NewDeclarativeDefinitionWire[" + name + "]";
    }
}
