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
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NewRefreshWire(
        @Nullable String connectionId,
        @Nullable String schemaName,
        @Nullable String tableName,
        @Nullable Boolean data,
        @Nullable Boolean includeUncached,
        @Nullable Boolean async) {}
