package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Lenient.Problems;
import org.connectorsdk.http.json.Strict.NotBlank;
import org.connectorsdk.http.operation.JobInLocation.MayLackId;
import org.jspecify.annotations.Nullable;

/**
 * Refreshes and the jobs that they become.
 *
 * @since 0.1.0
 */
public final class JobWires {
    private JobWires() {}

    /**
     * A job.
     *
     * @param id the id, opaque
     * @param jobType what it does, such as {@code data_refresh_connection}; an open set
     * @param status how far it is, such as {@code running}; an open set
     * @param attempts how often it was tried, this time included
     * @param createdAt when it was accepted
     * @param completedAt when it ended
     * @param errorMessage why it failed, also in part
     * @param result what it did; null until it ends
     * @param problems what could not be read of the others
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record JobWire(
            @NotBlank String id,
            @Nullable String jobType,
            @Nullable String status,
            @Nullable Integer attempts,
            @Nullable String createdAt,
            @Nullable String completedAt,
            @Nullable String errorMessage,
            @Nullable RefreshWire result,
            @Problems List<String> problems,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * One page of jobs.
     *
     * @param jobs the jobs
     * @param more every other member, as it came
     */
    public record JobsWire(
            List<Lenient<JobWire>> jobs,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A refresh to make. Without {@code data} it reads the list of tables, with it their rows.
     *
     * @param connectionId the connection; null for all
     * @param schemaName the schema of one table
     * @param tableName the one table
     * @param data whether rows are read
     * @param includeUncached whether tables that were never synced are read as well
     * @param async whether to answer a job instead of waiting
     * @param asyncAfterMs with {@code async}: how long the server works before it answers a job, from 1000 on; null for
     *     not at all
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record NewRefreshWire(
            @Nullable String connectionId,
            @Nullable String schemaName,
            @Nullable String tableName,
            @Nullable Boolean data,
            @Nullable Boolean includeUncached,
            @Nullable Boolean async,
            @Nullable Integer asyncAfterMs) {}

    /**
     * The answer to a refresh, and the result of a job: one of four objects that no member names. They are told apart
     * by the member that only one of them has: {@code status_url} a job, {@code tables_refreshed} the data of a
     * connection, {@code rows_synced} the data of a table, {@code connections_refreshed} the tables.
     *
     * @param id the job's id
     * @param status the job's status
     * @param statusUrl where the job is; never followed, as it may point elsewhere
     * @param connectionId the connection
     * @param tablesRefreshed tables whose data was read
     * @param tablesFailed tables whose data could not be read
     * @param totalRows rows that were read
     * @param schemaName the schema of the one table
     * @param tableName the one table
     * @param rowsSynced rows of the one table
     * @param connectionsRefreshed connections whose tables were listed
     * @param connectionsFailed connections whose tables could not be listed
     * @param errors what could not be read
     * @param warnings what was remarked
     * @param problems what could not be read of the others
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record RefreshWire(
            @Nullable String id,
            @Nullable String status,
            @Nullable String statusUrl,
            @Nullable String connectionId,
            @Nullable Long tablesRefreshed,
            @Nullable Long tablesFailed,
            @Nullable Long totalRows,
            @Nullable String schemaName,
            @Nullable String tableName,
            @Nullable Long rowsSynced,
            @Nullable Long connectionsRefreshed,
            @Nullable Long connectionsFailed,
            @Nullable List<Failure> errors,
            @Nullable List<Warning> warnings,
            @Problems List<String> problems,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
            implements MayLackId {

        @Override
        public boolean lacksId() {
            return (id == null || id.isBlank())
                    && tablesRefreshed == null
                    && rowsSynced == null
                    && connectionsRefreshed == null;
        }

        /**
         * What could not be read.
         *
         * @param connectionId the connection, in an answer about several
         * @param schemaName the schema
         * @param tableName the table
         * @param error why
         * @param more every other member, as it came
         */
        @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
        public record Failure(
                @Nullable String connectionId,
                @Nullable String schemaName,
                @Nullable String tableName,
                @Nullable String error,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

        /**
         * What was remarked.
         *
         * @param message the remark
         * @param schemaName the schema
         * @param tableName the table
         * @param more every other member, as it came
         */
        @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
        public record Warning(
                @Nullable String message,
                @Nullable String schemaName,
                @Nullable String tableName,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
    }
}
