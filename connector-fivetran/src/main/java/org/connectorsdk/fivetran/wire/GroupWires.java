package org.connectorsdk.fivetran.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.fivetran.wire.ConnectionWires.SetupTestWire;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * The account, its groups and their destinations.
 *
 * @since 0.1.0
 */
public final class GroupWires {
    private GroupWires() {}

    /**
     * Whose key it is.
     *
     * @param accountId the account
     * @param accountName its name
     * @param userId the user, where the key is a user's
     * @param systemKeyId the key, where it is nobody's
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record AccountWire(
            @Nullable String accountId,
            @Nullable String accountName,
            @Nullable String userId,
            @Nullable String systemKeyId,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A group: one destination and the connections that load it.
     *
     * @param id the id, that of the destination as well
     * @param name the name for people
     * @param createdAt when it was created
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record GroupWire(
            @NotBlank String id,
            @Nullable String name,
            @Nullable String createdAt,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A destination.
     *
     * @param id the id, that of the group as well
     * @param groupId the group
     * @param service what it is, such as {@code snowflake}; an open set
     * @param region where the data is processed
     * @param timeZoneOffset hours from UTC, as a text
     * @param setupStatus {@code INCOMPLETE}, {@code CONNECTED}, {@code BROKEN}, in upper case; an open set
     * @param config the settings, secrets in them as {@code ******}
     * @param setupTests what a test found; null where none was run
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record DestinationWire(
            @NotBlank String id,
            @Nullable String groupId,
            @Nullable String service,
            @Nullable String region,
            @Nullable String timeZoneOffset,
            @Nullable String setupStatus,
            @Nullable JsonObject config,
            @Nullable List<Lenient<SetupTestWire>> setupTests,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /** {@return id and service; the settings are left out, as they may hold what they should not} */
        @Override
        public String toString() {
            return "DestinationWire[" + id + ", " + service + "]";
        }
    }
}
