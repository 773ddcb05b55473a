package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * The gallery of connector types, which only the vendor's own clients document.
 *
 * @param connectors the types
 * @param more every other member, as it came
 */
@Strict
public record ConnectorsWire(
        List<ConnectorWire> connectors,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
    /**
     * A connector type.
     *
     * @param id the word for it in a connection
     * @param name the name for people
     * @param category such as {@code database}
     * @param description what it is
     * @param more every other member, as it came
     */
    public record ConnectorWire(
            String id,
            @Nullable String name,
            @Nullable String category,
            @Nullable String description,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
