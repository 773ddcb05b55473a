package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A connection in the configuration API. What identifies it has a component; its settings are in {@link #settings()} as
 * they came, because a catalog is only safe to send back when nothing in it was left out (every stream has members that no
 * model knows), and each release adds some. The methods below find the ones that are known.
 *
 * @param connectionId the id
 * @param name the name for people
 * @param sourceId the source
 * @param destinationId the destination
 * @param status {@code active}, {@code inactive}, {@code deprecated} (deleted) or {@code locked}; an open set
 * @param createdAt when it was created, in seconds; current servers only
 * @param settings every other member, as it came
 */
public record ConnectionWire(
        String connectionId,
        @Nullable String name,
        @Nullable String sourceId,
        @Nullable String destinationId,
        @Nullable String status,
        @JsonProperty("created_at") @Nullable Long createdAt,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> settings) {

    /**
     * Refuses a blank id, by which nothing could be found again.
     *
     * @param connectionId the id
     * @param name the name for people
     * @param sourceId the source
     * @param destinationId the destination
     * @param status {@code active}, {@code inactive}, {@code deprecated} (deleted) or {@code locked}; an open set
     * @param createdAt when it was created, in seconds; current servers only
     * @param settings every other member, as it came
     */
    public ConnectionWire {
        if (connectionId.isBlank()) {
            throw new IllegalArgumentException("connectionId: is blank");
        }
    }

    /** {@return the streams and how they are synced: only those that are} */
    public Optional<JsonObject> syncCatalog() {
        return object("syncCatalog");
    }

    /** {@return {@code manual}, {@code basic} or {@code cron}; an open set} */
    public Optional<String> scheduleType() {
        return text("scheduleType");
    }

    /** {@return {@code basicSchedule} with {@code units} and {@code timeUnit}, or {@code cron} with expression and zone} */
    public Optional<JsonObject> scheduleData() {
        return object("scheduleData");
    }

    /** {@return where the destination puts streams: {@code source}, {@code destination}, {@code customformat}; an open set} */
    public Optional<String> namespaceDefinition() {
        return text("namespaceDefinition");
    }

    /** {@return the template of a {@code customformat}} */
    public Optional<String> namespaceFormat() {
        return text("namespaceFormat");
    }

    /** {@return what is put before every stream's name at the destination} */
    public Optional<String> prefix() {
        return text("prefix");
    }

    /** {@return {@code cpu_request}, {@code cpu_limit}, {@code memory_request}, {@code memory_limit}: snake case, unlike all else} */
    public Optional<JsonObject> resourceRequirements() {
        return object("resourceRequirements");
    }

    /** {@return the catalog that later discoveries are compared with} */
    public Optional<String> sourceCatalogId() {
        return text("sourceCatalogId");
    }

    /** {@return what happens when the source changes, such as {@code ignore} or {@code propagate_columns}; an open set} */
    public Optional<String> nonBreakingChangesPreference() {
        return text("nonBreakingChangesPreference");
    }

    /** {@return where data is processed; an open set, whose case has changed once; servers until 2025} */
    public Optional<String> geography() {
        return text("geography");
    }

    /** {@return whether the source has changed in a way that needs somebody's attention} */
    public boolean hasBreakingChange() {
        return flag("breakingChange").orElse(false);
    }

    /** {@return whether people are told about changes of the source} */
    public Optional<Boolean> notifySchemaChanges() {
        return flag("notifySchemaChanges");
    }

    private Optional<String> text(String member) {
        return Optional.ofNullable(settings.get(member)).flatMap(JsonValue::asString);
    }

    private Optional<JsonObject> object(String member) {
        return Optional.ofNullable(settings.get(member)).flatMap(JsonValue::asObject);
    }

    private Optional<Boolean> flag(String member) {
        return Optional.ofNullable(settings.get(member)).flatMap(JsonValue::asBoolean);
    }
}
