package org.connectorsdk.virtuousai.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Tables and columns of a source, and the rows of a sample or a statement.
 *
 * @since 0.1.0
 */
public final class SchemaWires {
    private SchemaWires() {}

    /**
     * All tables of a source, in one answer.
     *
     * @param tables the tables in the source's order
     * @param more every other member, as it came
     */
    public record TablesWire(
            List<Lenient<Table>> tables,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /**
         * A table, without its columns.
         *
         * @param schema the schema's exact name; null where the source has none
         * @param table the table's exact name
         * @param normalizedName the name as the platform would write it
         * @param spec how the platform selects the table, such as {@code sales.[order items]}
         * @param more every other member, as it came
         */
        @Strict
        public record Table(
                @Nullable String schema,
                String table,
                @Nullable String normalizedName,
                @Nullable String spec,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
            /**
             * Refuses a table without a name, which nothing could be asked about.
             *
             * @param schema the schema's exact name; null where the source has none
             * @param table the table's exact name
             * @param normalizedName the name as the platform would write it
             * @param spec how the platform selects the table, such as {@code sales.[order items]}
             * @param more every other member, as it came
             */
            public Table {
                if (table.isEmpty()) {
                    throw new IllegalArgumentException("table: is empty");
                }
            }
        }
    }

    /**
     * A column of a table.
     *
     * @param name the exact name
     * @param normalizedName the name as the platform would write it
     * @param dataType the type in the source's words; null when it has none
     * @param nullable whether it may hold nulls; null when the vendor does not say
     * @param primaryKey whether it is part of the primary key; null means no
     * @param more every other member, as it came
     */
    @Strict
    public record ColumnWire(
            String name,
            @Nullable String normalizedName,
            @Nullable String dataType,
            @Nullable Boolean nullable,
            @Nullable Boolean primaryKey,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * The columns of one table.
     *
     * @param schema the schema that was asked for
     * @param table the table that was asked for
     * @param columns its columns in order
     * @param more every other member, as it came
     */
    @Strict
    public record ColumnsWire(
            @Nullable String schema,
            @Nullable String table,
            List<ColumnWire> columns,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * Which table to sample.
     *
     * @param schema the schema's exact name
     * @param table the table's exact name
     */
    public record TableNameWire(String schema, String table) {}

    /**
     * The first rows of a table, as many as the vendor chooses.
     *
     * @param schema the schema that was asked for
     * @param table the table that was asked for
     * @param columns the table's columns
     * @param rows the rows, each with values by column name
     * @param rowCount how many rows these are
     * @param maxRows how many the vendor shows at the most
     * @param truncated whether the table has more; null when the vendor does not say
     * @param more every other member, as it came
     */
    @Strict
    public record SampleWire(
            @Nullable String schema,
            @Nullable String table,
            List<ColumnWire> columns,
            List<JsonObject> rows,
            @Nullable Long rowCount,
            @Nullable Long maxRows,
            @Nullable Boolean truncated,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /** {@return the number of rows; their values are data} */
        @Override
        public String toString() {
            return "SampleWire[" + schema + "." + table + ", " + rows.size() + " rows]";
        }
    }

    /**
     * A statement to run.
     *
     * @param sql 1 to 10,000 characters
     */
    public record StatementWire(String sql) {

        /** {@return the length of the statement, which may hold data} */
        @Override
        public String toString() {
            return "StatementWire[" + sql.length() + " characters]";
        }
    }

    /**
     * What a statement brought.
     *
     * @param columns names of the columns
     * @param rows the rows, each with values by column name
     * @param rowCount how many rows these are
     * @param maxRows how many the vendor gives at the most
     * @param truncated whether there were more; null when the vendor does not say
     * @param queryHash by which the vendor recognises the statement
     * @param tableRefs the tables that the statement names, as they came: each a schema and a table as a rule
     * @param more every other member, as it came
     */
    @Strict
    public record QueryResultWire(
            List<String> columns,
            List<JsonObject> rows,
            @Nullable Long rowCount,
            @Nullable Long maxRows,
            @Nullable Boolean truncated,
            @Nullable String queryHash,
            @Nullable JsonValue tableRefs,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /** {@return the columns and the number of rows; their values are data} */
        @Override
        public String toString() {
            return "QueryResultWire[" + columns + ", " + rows.size() + " rows]";
        }
    }
}
