package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict.NotBlank;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * Connections, what a probe of one found, and the types that there are.
 *
 * @since 0.1.0
 */
public final class ConnectionWires {
    private ConnectionWires() {}

    /**
     * A connection. Its config and credentials are never shown.
     *
     * @param id the id, opaque
     * @param name unique in the workspace
     * @param sourceType the type of source, such as {@code postgres} or {@code managed}; an open set
     * @param tableCount tables in the catalog; null in a list
     * @param syncedTableCount those of them with cached data; null in a list
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ConnectionWire(
            @NotBlank String id,
            String name,
            String sourceType,
            @Nullable Long tableCount,
            @Nullable Long syncedTableCount,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * All connections of a workspace.
     *
     * @param connections the connections, in no promised order
     * @param more every other member, as it came
     */
    public record ConnectionsWire(
            List<Lenient<ConnectionWire>> connections,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A connection that was just registered. Registering and discovering are two things: the connection exists even if
     * the discovery failed.
     *
     * @param id the id, opaque
     * @param name unique in the workspace
     * @param sourceType the type of source
     * @param tablesDiscovered tables found
     * @param discoveryStatus {@code success}, {@code skipped} or {@code failed}; an open set
     * @param discoveryError why it failed, in one line
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record CreatedConnectionWire(
            @NotBlank String id,
            String name,
            String sourceType,
            @Nullable Long tablesDiscovered,
            @Nullable String discoveryStatus,
            @Nullable String discoveryError,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A connection to create.
     *
     * @param name unique in the workspace; statements find the connection's tables by it
     * @param sourceType the type of source
     * @param config its settings: {@code JsonValue}s, or what Jackson can write, and at most one {@link Secret}
     * @param secretName a stored secret by name; null for none
     * @param secretId a stored secret by id; null for none
     * @param more further members, written as they are
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record NewConnectionWire(
            String name,
            String sourceType,
            Map<String, Object> config,
            @Nullable String secretName,
            @Nullable String secretId,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
            implements SecretBearing {

        @Override
        public Iterable<Secret> secrets() {
            return config.values().stream()
                    .filter(Secret.class::isInstance)
                    .map(Secret.class::cast)
                    .toList();
        }
    }

    /**
     * What a probe of the source found.
     *
     * @param connectionId the connection's id
     * @param healthy whether the source answered
     * @param latencyMs milliseconds that the probe took
     * @param error why it is not healthy
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record HealthWire(
            @Nullable String connectionId,
            boolean healthy,
            @Nullable Long latencyMs,
            @Nullable String error,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A type of source.
     *
     * @param name the name to create connections with
     * @param label the name for people
     * @param configSchema JSON Schema of the settings; null in a list
     * @param auth JSON Schema of the credentials, sometimes one of several; null in a list
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ConnectionTypeWire(
            String name,
            @Nullable String label,
            @Nullable JsonValue configSchema,
            @Nullable JsonValue auth,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * All types of source.
     *
     * @param connectionTypes the types
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ConnectionTypesWire(
            List<Lenient<ConnectionTypeWire>> connectionTypes,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
