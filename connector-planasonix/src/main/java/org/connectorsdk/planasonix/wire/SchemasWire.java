package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import org.connectorsdk.http.json.OrBare;

/**
 * Schemas of a connection. The vendor does not document the form, so all likely ones are read.
 *
 * @param schemas the schemas
 */
public record SchemasWire(@JsonAlias("data") @OrBare List<NameWire> schemas) {
    /**
     * A schema.
     *
     * @param name the exact name
     */
    public record NameWire(@OrBare String name) {}
}
