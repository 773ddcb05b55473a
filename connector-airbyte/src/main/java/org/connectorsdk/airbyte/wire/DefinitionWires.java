package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

/**
 * Connector types.
 *
 * @since 0.1.0
 */
public final class DefinitionWires {
    private DefinitionWires() {}

    /**
     * A type of source.
     *
     * @param sourceDefinitionId the id
     * @param name the name, such as {@code Postgres}
     * @param dockerRepository the image, such as {@code airbyte/source-postgres}
     * @param dockerImageTag the version of the image
     * @param documentationUrl where it is described
     * @param releaseStage how mature it is; an open set
     * @param more every other member, as it came
     */
    public record SourceDefinitionWire(
            String sourceDefinitionId,
            @Nullable String name,
            @Nullable String dockerRepository,
            @Nullable String dockerImageTag,
            @Nullable String documentationUrl,
            @Nullable String releaseStage,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * The types of sources that there are.
     *
     * @param sourceDefinitions the types
     * @param more every other member, as it came
     */
    public record SourceDefinitionsWire(
            List<Lenient<SourceDefinitionWire>> sourceDefinitions,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A type of destination.
     *
     * @param destinationDefinitionId the id
     * @param name the name, such as {@code Postgres}
     * @param dockerRepository the image, such as {@code airbyte/destination-postgres}
     * @param dockerImageTag the version of the image
     * @param documentationUrl where it is described
     * @param releaseStage how mature it is; an open set
     * @param more every other member, as it came
     */
    public record DestinationDefinitionWire(
            String destinationDefinitionId,
            @Nullable String name,
            @Nullable String dockerRepository,
            @Nullable String dockerImageTag,
            @Nullable String documentationUrl,
            @Nullable String releaseStage,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * The types of destinations that there are.
     *
     * @param destinationDefinitions the types
     * @param more every other member, as it came
     */
    public record DestinationDefinitionsWire(
            List<Lenient<DestinationDefinitionWire>> destinationDefinitions,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A connector type that a workspace can use.
     *
     * @param id the id
     * @param name the name for people
     * @param connectorDefinitionType {@code source} or {@code destination}; an open set
     * @param version the version of the connector
     * @param more every other member, as it came
     */
    public record ConnectorDefinitionWire(
            String id,
            @Nullable String name,
            @Nullable String connectorDefinitionType,
            @Nullable String version,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A connector type of the workspace's own: an image that is not one of the vendor's.
     *
     * @param id the id
     * @param name the name for people
     * @param dockerRepository where the image is
     * @param dockerImageTag which version of it runs
     * @param documentationUrl where it is explained
     * @param more every other member, as it came
     */
    public record DefinitionWire(
            String id,
            @Nullable String name,
            @Nullable String dockerRepository,
            @Nullable String dockerImageTag,
            @Nullable String documentationUrl,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A connector type to create.
     *
     * @param name the name for people
     * @param dockerRepository where the image is
     * @param dockerImageTag which version of it runs
     * @param documentationUrl where it is explained; null for nowhere
     */
    public record NewDefinitionWire(
            String name,
            String dockerRepository,
            String dockerImageTag,
            @Nullable String documentationUrl) {}

    /**
     * What a connector type is from now on; both members are needed.
     *
     * @param name the name for people
     * @param dockerImageTag which version of the image runs
     */
    public record DefinitionChangeWire(String name, String dockerImageTag) {}

    /**
     * A source type that a manifest describes, without an image of its own.
     *
     * @param id the id
     * @param name the name for people
     * @param manifest the description, as it came
     * @param version how often it was described anew
     * @param more every other member, as it came
     */
    public record DeclarativeDefinitionWire(
            String id,
            @Nullable String name,
            @Nullable JsonObject manifest,
            @Nullable Long version,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
        /** {@return the id alone, as a manifest may hold what its author should have kept out of it} */
        @Override
        public String toString() {
            return "DeclarativeDefinitionWire[" + id + "]";
        }
    }

    /**
     * A source type to create from a manifest.
     *
     * @param name the name for people
     * @param manifest the description
     */
    public record NewDeclarativeDefinitionWire(String name, JsonObject manifest) {
        /** {@return the name alone, as a manifest may hold what its author should have kept out of it} */
        @Override
        public String toString() {
            return "NewDeclarativeDefinitionWire[" + name + "]";
        }
    }

    /**
     * What a source type is from now on.
     *
     * @param manifest the whole description
     */
    public record ManifestWire(JsonObject manifest) {
        /** {@return no part of the manifest, which may hold what its author should have kept out of it} */
        @Override
        public String toString() {
            return "ManifestWire";
        }
    }

    /**
     * A connector type in a workspace.
     *
     * @param sourceDefinitionId the type
     * @param workspaceId the workspace
     */
    public record SpecificationRequestWire(String sourceDefinitionId, String workspaceId) {}

    /**
     * What a connector type takes.
     *
     * @param sourceDefinitionId the type
     * @param connectionSpecification a JSON Schema; {@code airbyte_secret} marks what is secret
     * @param more every other member, as it came
     */
    public record SpecificationWire(
            @Nullable String sourceDefinitionId,
            @Nullable JsonObject connectionSpecification,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
