package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A column of a table behind a database connection.
 *
 * @param name its name
 * @param dataType its type in the source's words
 * @param nullable whether it takes nulls
 * @param primaryKey whether it is part of the primary key
 * @since 0.1.0
 */
public record SchemaColumn(String name, String dataType, boolean nullable, boolean primaryKey) {

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("normalizedName", normalized(name))
                .put("dataType", dataType)
                .put("nullable", nullable)
                .put("primaryKey", primaryKey);
    }

    /** The platform's own spelling of a name: words in lower case with underscores between them. */
    static String normalized(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .toLowerCase(Locale.ROOT);
    }
}
