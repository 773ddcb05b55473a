package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A table behind a database connection.
 *
 * @param schema its schema
 * @param name its name
 * @param system whether it is one of the database's own tables, which are listed on request only
 * @param columns its columns in order
 * @param rows its rows, each with one value per column
 * @since 0.1.0
 */
public record SchemaTable(
        String schema, String name, boolean system, List<SchemaColumn> columns, List<List<JsonNode>> rows) {

    /**
     * Copies the lists.
     *
     * @param schema its schema
     * @param name its name
     * @param system whether it is one of the database's own tables
     * @param columns its columns in order
     * @param rows its rows, each with one value per column
     */
    public SchemaTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * A table of the user's without rows.
     *
     * @param schema its schema
     * @param name its name
     * @param columns its columns in order
     * @return the table
     */
    public static SchemaTable of(String schema, String name, SchemaColumn... columns) {
        return new SchemaTable(schema, name, false, List.of(columns), List.of());
    }

    /**
     * The same table with other rows.
     *
     * @param newRows the rows, each with one value per column
     * @return the changed copy
     */
    public SchemaTable withRows(List<List<JsonNode>> newRows) {
        return new SchemaTable(schema, name, system, columns, newRows);
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("schema", schema)
                .put("table", name)
                .put("normalizedName", SchemaColumn.normalized(name))
                .put("spec", quoted(schema) + "." + quoted(name));
    }

    private static String quoted(String part) {
        return part.matches("\\w+") ? part : "[" + part + "]";
    }

    List<String> columnNames() {
        return columns.stream().map(SchemaColumn::name).toList();
    }
}
