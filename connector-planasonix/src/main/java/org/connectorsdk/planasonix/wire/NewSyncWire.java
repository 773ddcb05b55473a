package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.connectorsdk.api.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * How to sync. All of it may be left out; the last three are known from the vendor's own clients only.
 *
 * @param pipelineId the pipeline to run; null for the connection as a whole
 * @param priority {@code low}, {@code normal} or {@code high}
 * @param metadata labels of the caller's
 * @param syncType {@code incremental}, the default, or {@code full}
 * @param streams the tables; null for all
 * @param idempotencyKey the same key starts the same job
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NewSyncWire(
        @Nullable String pipelineId,
        @Nullable String priority,
        @Nullable JsonObject metadata,
        @Nullable String syncType,
        @Nullable List<String> streams,
        @Nullable String idempotencyKey) {}
