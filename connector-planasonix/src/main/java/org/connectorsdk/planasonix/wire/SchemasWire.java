package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.ArrayOrObject;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Schemas of a connection. The vendor does not document the form, so all likely ones are read. One that does not fit does not
 * spoil the others.
 *
 * @param schemas the schemas
 * @param connectionId the connection, where a deployment says so
 * @param more every other member, as it came
 */
@Strict
public record SchemasWire(
        @JsonAlias("data") @ArrayOrObject List<Lenient<NameWire>> schemas,
        @Nullable String connectionId,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
    /**
     * A schema.
     *
     * @param name the exact name
     * @param more every other member, as it came
     */
    @Strict
    public record NameWire(
            @ArrayOrObject String name,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
