package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import org.connectorsdk.http.json.OrBare;
import org.jspecify.annotations.Nullable;

/**
 * Schemas of a connection. The vendor does not document the form, so all likely ones are read.
 *
 * @param schemas the schemas
 * @param connectionId the connection, where a deployment says so
 */
public record SchemasWire(
        @JsonAlias("data") @OrBare List<NameWire> schemas,
        @Nullable String connectionId) {
    /**
     * A schema.
     *
     * @param name the exact name
     */
    public record NameWire(@OrBare String name) {}
}
