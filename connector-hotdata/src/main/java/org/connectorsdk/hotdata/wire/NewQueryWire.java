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
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NewQueryWire(
        String sql, String databaseId, @Nullable String defaultCatalog) {

    /** {@return the database alone: a statement may hold what must not be logged} */
    @Override
    public String toString() {
        return "NewQueryWire[" + databaseId + "]";
    }
}
