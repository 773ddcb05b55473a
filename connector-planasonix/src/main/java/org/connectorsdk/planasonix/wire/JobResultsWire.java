package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.UnwrapRoot;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * What a job did.
 *
 * @param jobId the job
 * @param status its status
 * @param tables the tables
 * @param warnings what did not quite go as it should
 * @param summary totals from older deployments
 * @param more every other member, as it came
 */
@Strict
@UnwrapRoot("data")
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record JobResultsWire(
        @Nullable String jobId,
        @Nullable String status,
        @JsonAlias("streams") @Nullable List<LoadedWire> tables,
        @Nullable List<WarningWire> warnings,
        @Nullable JsonObject summary,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
    /**
     * A table that was loaded.
     *
     * @param name its qualified name
     * @param rowsLoaded how many rows
     * @param checksum a checksum of them
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record LoadedWire(
            @Nullable String name,
            @JsonAlias("rows_synced") @Nullable Long rowsLoaded,
            @Nullable String checksum,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A warning.
     *
     * @param code for programs
     * @param message for people
     * @param more every other member, as it came
     */
    @Strict
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record WarningWire(
            @Nullable String code,
            @Nullable String message,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
