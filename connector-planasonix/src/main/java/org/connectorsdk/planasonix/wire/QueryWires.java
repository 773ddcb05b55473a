package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.error.VendorError.FailureEnvelope;
import org.connectorsdk.http.json.PositionalRows;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Rows of tables and statements.
 *
 * @since 0.1.0
 */
public final class QueryWires {
    private QueryWires() {}

    /**
     * The first rows of a table.
     *
     * @param columns names of the columns
     * @param rows the rows, each a value per column
     * @param truncated whether there are more
     * @param more every other member, as it came
     */
    @Strict
    public record PreviewWire(
            List<String> columns,
            List<JsonArray> rows,
            @Nullable Boolean truncated,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
        /**
         * Refuses rows that do not fit the columns.
         *
         * @param columns names of the columns
         * @param rows the rows, each a value per column
         * @param truncated whether there are more
         * @param more every other member, as it came
         */
        public PreviewWire {
            PositionalRows.requireWidth(columns, rows);
        }

        /** {@return the columns and the number of rows; their values are data} */
        @Override
        public String toString() {
            return "PreviewWire[" + columns + ", " + rows.size() + " rows]";
        }
    }

    /**
     * A statement to run, which must only read.
     *
     * @param connectionId where
     * @param sql the statement
     * @param limit how many rows at the most
     */
    public record StatementWire(
            String connectionId, String sql, @Nullable Integer limit) {
        /** {@return connection and length of the statement, which may hold data} */
        @Override
        public String toString() {
            return "StatementWire[" + connectionId + ", " + sql.length() + " characters]";
        }
    }

    /**
     * What a statement gave: rows, or in an answer that calls itself a success the reason why not.
     *
     * @param ok whether it ran
     * @param columns names of the columns
     * @param rows the rows, each a value per column
     * @param stats what it cost
     * @param message why it did not run
     * @param more every other member, as it came
     */
    @Strict
    public record StatementResultWire(
            @JsonAlias("success") @Nullable Boolean ok,
            @Nullable List<String> columns,
            @Nullable List<JsonArray> rows,
            @Nullable JsonObject stats,
            @Nullable String message,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
            implements FailureEnvelope {
        /**
         * Refuses rows that do not fit the columns, columns without rows, and what says nothing.
         *
         * @param ok whether it ran
         * @param columns names of the columns
         * @param rows the rows, each a value per column
         * @param stats what it cost
         * @param message why it did not run
         * @param more every other member, as it came
         */
        public StatementResultWire {
            if (ok == null && columns == null && rows == null && message == null) {
                throw new IllegalArgumentException("columns: are missing");
            }
            if (rows == null && columns != null && !columns.isEmpty()) {
                throw new IllegalArgumentException("rows: is missing beside columns");
            }
            if (rows != null) {
                PositionalRows.requireWidth(columns == null ? List.of() : columns, rows);
            }
        }

        @Override
        public Optional<VendorError> failure() {
            boolean isWordsAlone = ok == null && columns == null && rows == null;
            return Boolean.FALSE.equals(ok) || isWordsAlone
                    ? Optional.of(VendorError.builder()
                            .kind(ErrorKind.QUERY_FAILED)
                            .message(message)
                            .build())
                    : Optional.empty();
        }

        /** {@return the columns and the number of rows; their values are data} */
        @Override
        public String toString() {
            return "StatementResultWire[" + ok + ", " + columns + ", " + (rows == null ? 0 : rows.size()) + " rows]";
        }
    }
}
