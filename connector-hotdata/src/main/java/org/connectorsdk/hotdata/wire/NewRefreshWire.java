package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * A refresh to make. Without {@code data} it looks at the tables, with it at their rows.
 *
 * @param connectionId the connection; null for all
 * @param schemaName the schema of one table
 * @param tableName the one table
 * @param data whether rows are read
 * @param includeUncached whether tables that were never synced are read as well
 * @param async whether to answer a job instead of waiting
 * @param asyncAfterMs with {@code async}: how long the server works before it answers a job, from 1000 on; null for not at all
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NewRefreshWire(
        @Nullable String connectionId,
        @Nullable String schemaName,
        @Nullable String tableName,
        @Nullable Boolean data,
        @Nullable Boolean includeUncached,
        @Nullable Boolean async,
        @Nullable Integer asyncAfterMs) {

    /**
     * A refresh in the words that servers of June know.
     *
     * @param connectionId the connection; null for all
     * @param schemaName the schema of one table
     * @param tableName the one table
     * @param data whether rows are read
     * @param includeUncached whether tables that were never synced are read as well
     * @param async whether to answer a job instead of waiting
     */
    public NewRefreshWire(
            @Nullable String connectionId,
            @Nullable String schemaName,
            @Nullable String tableName,
            @Nullable Boolean data,
            @Nullable Boolean includeUncached,
            @Nullable Boolean async) {
        this(connectionId, schemaName, tableName, data, includeUncached, async, null);
    }
}
