package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.operation.JobInLocation.MayLackId;
import org.jspecify.annotations.Nullable;

/**
 * What a load was answered with: what was loaded, or, where {@code id} is there, the job that loads it. No member says which of
 * the two it is.
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
