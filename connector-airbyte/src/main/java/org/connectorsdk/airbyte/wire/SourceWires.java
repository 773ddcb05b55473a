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
 * Sources of either API.
 *
 * @since 0.1.0
 */
public final class SourceWires {
    private SourceWires() {}

    /**
     * A source. Secrets in its configuration are shown as asterisks.
     *
     * @param sourceId the id
     * @param name the name for people
     * @param sourceDefinitionId the connector type
     * @param workspaceId the workspace
     * @param sourceName the name of the connector type, such as {@code Postgres}
     * @param connectionConfiguration the settings, secrets masked
     * @param createdAt when it was created, in seconds
     * @param more every other member, as it came
     */
    public record SourceWire(
            String sourceId,
            @Nullable String name,
            @Nullable String sourceDefinitionId,
            @Nullable String workspaceId,
            @Nullable String sourceName,
            @Nullable JsonObject connectionConfiguration,
            @Nullable Long createdAt,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /** {@return the id alone, as a vendor may not mask all that it should} */
        @Override
        public String toString() {
            return "SourceWire[" + sourceId + "]";
        }
    }

    /**
     * A list of sources. A current server answers pages: go on with the last id as cursor until a page is empty.
     *
     * @param sources the sources
     * @param pageSize how many were asked for
     * @param total how many there are
     * @param more every other member, as it came
     */
    public record SourcesWire(
            List<Lenient<SourceWire>> sources,
            @JsonProperty("page_size") @Nullable Long pageSize,
            @JsonProperty("num_connections") @Nullable Long total,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * Names a source.
     *
     * @param sourceId the id
     */
    public record SourceIdWire(String sourceId) {}

    /**
     * A source. Secrets in its configuration are shown as asterisks.
     *
     * @param sourceId the id
     * @param name the name for people
     * @param sourceType the word of the connector type; missing for connectors of a stranger's making
     * @param definitionId the connector type
     * @param workspaceId the workspace
     * @param configuration the settings, secrets masked
     * @param createdAt when it was created, in seconds
     * @param more every other member, as it came
     */
    public record PublicSourceWire(
            String sourceId,
            @Nullable String name,
            @Nullable String sourceType,
            @Nullable String definitionId,
            @Nullable String workspaceId,
            @Nullable JsonObject configuration,
            @Nullable Long createdAt,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /** {@return the id alone, as a vendor may not mask all that it should} */
        @Override
        public String toString() {
            return "PublicSourceWire[" + sourceId + "]";
        }
    }
}
