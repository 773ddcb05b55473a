package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.connectorsdk.api.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A past span of time to load again.
 *
 * @param startAt its beginning
 * @param endAt its end
 * @param tables qualified names of tables; null for all
 * @param priority {@code low}, {@code normal} or {@code high}
 * @param metadata labels of the caller's
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NewBackfillWire(
        String startAt,
        String endAt,
        @Nullable List<String> tables,
        @Nullable String priority,
        @Nullable JsonObject metadata) {}
