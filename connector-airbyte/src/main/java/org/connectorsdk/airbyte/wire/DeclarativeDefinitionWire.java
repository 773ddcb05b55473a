package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A source type that a manifest describes, without an image of its own.
 *
 * @param id the id
 * @param name the name for people
 * @param manifest the description, as it came
 * @param version how often it was described anew
 * @param more every other member, as it came
 */
public record DeclarativeDefinitionWire(
        String id,
        @Nullable String name,
        @Nullable JsonObject manifest,
        @Nullable Long version,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
    /** {@return the id alone, as a manifest may hold what its author should have kept out of it} */
    @Override
    public String toString() {
        return "DeclarativeDefinitionWire[" + id + "]";
    }
}
