package org.connectorsdk.simulators.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorsdk.simulators.Json;
import org.jspecify.annotations.Nullable;

/**
 * A table or view of a {@link SampleSource}.
 *
 * @param schema its schema
 * @param name its exact name
 * @param kind {@code TABLE}, {@code VIEW} or any other word
 * @param columns its columns in order
 * @param rows its rows, each with one value for each column
 * @since 0.1.0
 */
public record SampleTable(String schema, String name, String kind, List<Column> columns, List<List<JsonNode>> rows) {
    /**
     * A column of a table or file.
     *
     * @param name its exact name
     * @param type the source's own word for its type
     * @param nullable whether it may be null
     * @param key whether it is part of the primary key
     */
    public record Column(String name, String type, boolean nullable, boolean key) {
        /**
         * A column that is no part of a key.
         *
         * @param name its exact name
         * @param type the source's own word for its type
         * @param nullable whether it may be null
         */
        public Column(String name, String type, boolean nullable) {
            this(name, type, nullable, false);
        }

        private TableColumn described() {
            Matcher parts = TYPE.matcher(type.toUpperCase(Locale.ROOT));
            String word = parts.matches() ? parts.group(1) : "";
            String dataType = switch (word) {
                case "INT", "INTEGER", "BIGINT", "SMALLINT" -> TableColumn.INTEGER;
                case "REAL", "FLOAT", "DOUBLE", "DOUBLE PRECISION" -> TableColumn.NUMBER;
                case "BOOLEAN" -> TableColumn.FLAG;
                case "NUMERIC", "DECIMAL" -> DECIMAL + parts.group(2);
                default -> TableColumn.TEXT;
            };
            return new TableColumn(name, dataType, nullable);
        }
    }

    static final String DECIMAL = "Decimal128";
    private static final Pattern TYPE = Pattern.compile("([A-Z ]+?)(\\(.*\\))?");

    /**
     * A table without rows.
     *
     * @param schema its schema
     * @param name its exact name
     * @param columns its columns in order
     * @return the table
     */
    public static SampleTable of(String schema, String name, Column... columns) {
        return new SampleTable(schema, name, "TABLE", List.of(columns), List.of());
    }

    /**
     * Reads a row.
     *
     * @param values a JSON array
     * @return its values in order
     */
    public static List<JsonNode> row(String values) {
        List<JsonNode> row = new ArrayList<>();
        Json.parse(values).forEach(row::add);
        return row;
    }

    /**
     * The same table with other rows.
     *
     * @param newRows each with one value for each column
     * @return the changed copy
     */
    public SampleTable withRows(List<List<JsonNode>> newRows) {
        return new SampleTable(schema, name, kind, columns, newRows);
    }

    /** {@return the names of its columns, in order} */
    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** The rows as the SQL engine reads them; what is neither number nor flag is text. */
    Table content() {
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (List<JsonNode> row : rows) {
            List<@Nullable Object> read = new ArrayList<>();
            row.forEach(value -> read.add(cell(value)));
            cells.add(read);
        }
        return Table.of(columns.stream().map(Column::described).toList(), cells);
    }

    private static @Nullable Object cell(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isNumber()) {
            return value.isIntegralNumber() && value.canConvertToLong()
                    ? (Object) value.longValue()
                    : value.isDouble() ? (Object) value.doubleValue() : value.decimalValue();
        }
        return value.isBoolean()
                ? (Object) value.booleanValue()
                : value.isTextual() ? value.textValue() : value.toString();
    }
}
