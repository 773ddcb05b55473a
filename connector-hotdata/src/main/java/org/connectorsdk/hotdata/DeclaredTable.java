package org.connectorsdk.hotdata;

import java.util.List;
import org.connectorsdk.api.connection.TableRef;

/**
 * A managed table that was declared with a layout.
 *
 * @param table its names as stored, in lower case
 * @param warnings which parts of the layout the server ignored, or that it could not be read back; empty when it is as
 *     asked for
 * @since 0.1.0
 */
public record DeclaredTable(TableRef table, List<String> warnings) {
    /**
     * Copies the warnings.
     *
     * @param table its names as stored, in lower case
     * @param warnings which parts of the layout the server ignored, or that it could not be read back; empty when it is
     *     as asked for
     */
    public DeclaredTable {
        warnings = List.copyOf(warnings);
    }
}
