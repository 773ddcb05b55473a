package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.operation.JobInLocation.MayLackId;
import org.jspecify.annotations.Nullable;

/**
 * Tables that are declared by hand, and loads into them.
 *
 * @since 0.1.0
 */
public final class ManagedTableWires {
    private ManagedTableWires() {}

    /**
     * A schema to declare.
     *
     * @param name the name
     * @param tables its tables; may be empty
     */
    public record NewManagedSchemaWire(String name, List<NewManagedTableWire> tables) {}

    /**
     * A schema that was declared.
     *
     * @param connectionId the connection's id
     * @param schema the name as stored, in lower case
     * @param tables names of its tables, as stored
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ManagedSchemaWire(
            @Nullable String connectionId,
            String schema,
            @Nullable List<String> tables,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A table to declare. What is more than a name is ignored by servers that do not know it, which answer all the
     * same.
     *
     * @param name the name
     * @param key columns that identify a row; null for none
     * @param partitionBy what its files are divided by; null for nothing
     * @param sortedBy what its rows are sorted by; null for nothing
     * @param constantPerKey columns that never change for a key; null for none
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record NewManagedTableWire(
            String name,
            @Nullable List<String> key,
            @Nullable List<Partition> partitionBy,
            @Nullable List<Order> sortedBy,
            @Nullable List<String> constantPerKey) {

        /**
         * A table of no layout.
         *
         * @param name the name
         */
        public NewManagedTableWire(String name) {
            this(name, null, null, null, null);
        }

        /**
         * A column that files are divided by.
         *
         * @param column the column
         * @param transform {@code identity}, {@code year}, {@code month}, {@code day}, {@code hour}; an open set
         */
        public record Partition(String column, String transform) {}

        /**
         * A column that rows are sorted by.
         *
         * @param column the column
         * @param direction {@code asc} or {@code desc}; null for the server's own
         * @param nulls {@code first} or {@code last}; null for the server's own
         */
        public record Order(
                String column,
                @Nullable String direction,
                @Nullable String nulls) {}
    }

    /**
     * A table that was declared.
     *
     * @param connectionId the connection's id
     * @param schema the schema as stored, in lower case
     * @param table the name as stored, in lower case
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ManagedTableWire(
            @Nullable String connectionId,
            String schema,
            String table,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A load to make, out of one of three sources. {@link #toString} shows none of its data.
     *
     * @param mode {@code replace}; since July also {@code append}, {@code delete}, {@code update}, {@code upsert}
     * @param uploadId the upload to load; null for another source
     * @param resultId the stored result of a statement to load; null for another source
     * @param data CSV with a header row to load, 2 MiB at the most; null for another source
     * @param format {@code csv}, {@code json} or {@code parquet}; null for what the content shows
     * @param key columns that identify a row; null for those of the table
     * @param async whether a slow load may become a job; null for no
     * @param asyncAfterMs how long the server works before it makes a job of it, from 1000 on; null for not at all
     * @param idempotencyKey with {@code data}: what lets a second request be the same load; null for none
     * @param more further members, written as they are
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record NewLoadWire(
            String mode,
            @Nullable String uploadId,
            @Nullable String resultId,
            @Nullable String data,
            @Nullable String format,
            @Nullable List<String> key,
            @Nullable Boolean async,
            @Nullable Integer asyncAfterMs,
            @Nullable String idempotencyKey,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /** {@return the mode and the ids alone} */
        @Override
        public String toString() {
            return "NewLoadWire[" + mode + ", " + (uploadId == null ? resultId : uploadId) + "]";
        }
    }

    /**
     * What a load was answered with: what was loaded, or, where {@code id} is there, the job that loads it. No member
     * says which of the two it is.
     *
     * @param id the job; null when the load is done
     * @param status the job's status
     * @param statusUrl where the job is; never followed, as it may point elsewhere
     * @param connectionId the connection's id
     * @param schemaName the schema; null for a job
     * @param tableName the table; null for a job
     * @param rowCount rows that the table has now; null for a job
     * @param arrowSchemaJson the table's Arrow schema, as a text that holds JSON
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record LoadAnswerWire(
            @Nullable String id,
            @Nullable String status,
            @Nullable String statusUrl,
            @Nullable String connectionId,
            @Nullable String schemaName,
            @Nullable String tableName,
            @Nullable Long rowCount,
            @Nullable String arrowSchemaJson,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
            implements MayLackId {

        @Override
        public boolean lacksId() {
            return (id == null || id.isBlank()) && rowCount == null;
        }
    }

    /**
     * What was loaded.
     *
     * @param connectionId the connection's id
     * @param schemaName the schema
     * @param tableName the table
     * @param rowCount rows that the table has now
     * @param arrowSchemaJson the table's Arrow schema, as a text that holds JSON
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record LoadWire(
            @Nullable String connectionId,
            String schemaName,
            String tableName,
            long rowCount,
            @Nullable String arrowSchemaJson,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
