package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

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
