package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.PositionalRows;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Statements, their runs and results.
 *
 * @since 0.1.0
 */
public final class QueryWires {
    private QueryWires() {}

    /**
     * A statement to run.
     *
     * @param sql the statement
     * @param databaseId the database to run it in
     * @param defaultCatalog where names without a catalog are looked for; null for the database's own
     * @param defaultSchema where names without a schema are looked for; null for the database's own
     * @param dialect since August {@code hotsql}, {@code duckdb}, {@code postgres} or {@code snowflake}; null for the
     *     first
     * @param async whether to answer a run instead of rows; null for no
     * @param asyncAfterMs with {@code async}: how long the server works before it answers a run, from 1000 on; null for
     *     not at all
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record NewQueryWire(
            String sql,
            String databaseId,
            @Nullable String defaultCatalog,
            @Nullable String defaultSchema,
            @Nullable String dialect,
            @Nullable Boolean async,
            @Nullable Integer asyncAfterMs) {

        /**
         * A statement whose rows are waited for.
         *
         * @param sql the statement
         * @param databaseId the database to run it in
         * @param defaultCatalog where names without a catalog are looked for; null for the database's own
         */
        public NewQueryWire(String sql, String databaseId, @Nullable String defaultCatalog) {
            this(sql, databaseId, defaultCatalog, null, null, null, null);
        }

        /** {@return the database alone: a statement may hold what must not be logged} */
        @Override
        public String toString() {
            return "NewQueryWire[" + databaseId + "]";
        }
    }

    /**
     * The rows of a statement, or the run that still works on them.
     *
     * @param queryRunId the run
     * @param status how far the run is; null when the rows are here
     * @param resultId the stored result
     * @param columns names of the columns
     * @param rows the rows; null while the run works
     * @param truncated whether the rows are only the first of the result; null for no
     * @param totalRowCount rows of the whole result; null while it is not known
     * @param warning what was remarked
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Strict
    public record QueryWire(
            @Nullable String queryRunId,
            @Nullable String status,
            @Nullable String resultId,
            @Nullable List<String> columns,
            @Nullable List<JsonArray> rows,
            @Nullable Boolean truncated,
            @Nullable Long totalRowCount,
            @Nullable String warning,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
        /**
         * Refuses rows that do not fit the columns.
         *
         * @param queryRunId the run
         * @param status how far the run is; null when the rows are here
         * @param resultId the stored result
         * @param columns names of the columns
         * @param rows the rows; null while the run works
         * @param truncated whether the rows are only the first of the result; null for no
         * @param totalRowCount rows of the whole result; null while it is not known
         * @param warning what was remarked
         * @param more every other member, as it came
         */
        public QueryWire {
            if (columns != null && rows != null) {
                PositionalRows.requireWidth(columns, rows);
            }
        }
    }

    /**
     * A run of a statement.
     *
     * @param id the run's id
     * @param status {@code running}, {@code succeeded}, {@code failed}; an open set
     * @param resultId the result, once there is one
     * @param rowCount rows of the whole result
     * @param errorMessage why it failed
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Strict
    public record QueryRunWire(
            @Nullable String id,
            String status,
            @Nullable String resultId,
            @Nullable Long rowCount,
            @Nullable String errorMessage,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A stored result, or its status until it is ready.
     *
     * @param resultId the result's id
     * @param status how far it is
     * @param columns names of the columns; null until it is ready
     * @param rows rows, as many as were asked for; null until it is ready
     * @param errorMessage why it failed
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Strict
    public record ResultWire(
            @Nullable String resultId,
            @Nullable String status,
            @Nullable List<String> columns,
            @Nullable List<JsonArray> rows,
            @Nullable String errorMessage,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
        /**
         * Refuses rows that do not fit the columns.
         *
         * @param resultId the result's id
         * @param status how far it is
         * @param columns names of the columns; null until it is ready
         * @param rows rows, as many as were asked for; null until it is ready
         * @param errorMessage why it failed
         * @param more every other member, as it came
         */
        public ResultWire {
            if (columns != null && rows != null) {
                PositionalRows.requireWidth(columns, rows);
            }
        }
    }
}
