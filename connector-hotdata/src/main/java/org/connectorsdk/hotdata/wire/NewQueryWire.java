package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * A statement to run.
 *
 * @param sql the statement
 * @param databaseId the database to run it in
 * @param defaultCatalog where names without a catalog are looked for; null for the database's own
 * @param defaultSchema where names without a schema are looked for; null for the database's own
 * @param dialect since August {@code hotsql}, {@code duckdb}, {@code postgres} or {@code snowflake}; null for the first
 * @param async whether to answer a run instead of rows; null for no
 * @param asyncAfterMs with {@code async}: how long the server works before it answers a run, from 1000 on; null for not at all
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
