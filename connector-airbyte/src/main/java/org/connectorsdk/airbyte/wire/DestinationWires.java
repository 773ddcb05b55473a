package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

/**
 * Destinations of either API.
 *
 * @since 0.1.0
 */
public final class DestinationWires {
    private DestinationWires() {}

    /**
     * A destination. Secrets in its configuration are shown as asterisks.
     *
     * @param destinationId the id
     * @param name the name for people
     * @param destinationDefinitionId the connector type
     * @param workspaceId the workspace
     * @param destinationName the name of the connector type, such as {@code Postgres}
     * @param connectionConfiguration the settings, secrets masked
     * @param createdAt when it was created, in seconds
     * @param more every other member, as it came
     */
    public record DestinationWire(
            String destinationId,
            @Nullable String name,
            @Nullable String destinationDefinitionId,
            @Nullable String workspaceId,
            @Nullable String destinationName,
            @Nullable JsonObject connectionConfiguration,
            @Nullable Long createdAt,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /** {@return the id alone, as a vendor may not mask all that it should} */
        @Override
        public String toString() {
            return "DestinationWire[" + destinationId + "]";
        }
    }

    /**
     * A list of destinations. A current server answers pages: go on with the last id as cursor until a page is empty.
     *
     * @param destinations the destinations
     * @param pageSize how many were asked for
     * @param total how many there are
     * @param more every other member, as it came
     */
    public record DestinationsWire(
            List<Lenient<DestinationWire>> destinations,
            @JsonProperty("page_size") @Nullable Long pageSize,
            @JsonProperty("num_connections") @Nullable Long total,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * Names a destination.
     *
     * @param destinationId the id
     */
    public record DestinationIdWire(String destinationId) {}

    /**
     * A destination. Secrets in its configuration are shown as asterisks.
     *
     * @param destinationId the id
     * @param name the name for people
     * @param destinationType the word of the connector type; missing for connectors of a stranger's making
     * @param definitionId the connector type
     * @param workspaceId the workspace
     * @param configuration the settings, secrets masked
     * @param createdAt when it was created, in seconds
     * @param more every other member, as it came
     */
    public record PublicDestinationWire(
            String destinationId,
            @Nullable String name,
            @Nullable String destinationType,
            @Nullable String definitionId,
            @Nullable String workspaceId,
            @Nullable JsonObject configuration,
            @Nullable Long createdAt,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /** {@return the id alone, as a vendor may not mask all that it should} */
        @Override
        public String toString() {
            return "PublicDestinationWire[" + destinationId + "]";
        }
    }
}
