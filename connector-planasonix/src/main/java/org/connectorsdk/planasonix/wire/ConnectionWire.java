package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.UnwrapRoot;
import org.jspecify.annotations.Nullable;

/**
 * A connection. Answers differ in which fields they have, and deployments in what they put around it.
 *
 * @param id the id, opaque
 * @param name the name
 * @param type the connector type, such as {@code postgres}; an open set
 * @param credentialId the credential with its secrets
 * @param config the settings; null in a list, and in the dialect of the vendor's own clients
 * @param params the settings in that dialect, as texts, logins among them; see {@link #settings()}
 * @param createdAt when it was created; null when it is read alone
 * @param updatedAt when it was last changed; null in the answer of a creation
 * @param attributes the fields of the connection, where a deployment keeps them apart from its id
 * @param more every other member, as it came
 */
@UnwrapRoot("data")
public record ConnectionWire(
        String id,
        @Nullable String name,
        @Nullable String type,
        @Nullable String credentialId,
        @Nullable JsonObject config,
        @Nullable JsonObject params,
        @Nullable String createdAt,
        @Nullable String updatedAt,
        @Nullable JsonObject attributes,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
    private static final Set<String> OWN =
            Set.of("name", "type", "credentialId", "config", "params", "createdAt", "updatedAt");

    /**
     * Refuses a blank id, by which nothing could be found again. A blank credential is none.
     *
     * @param id the id, opaque
     * @param name the name
     * @param type the connector type, such as {@code postgres}; an open set
     * @param credentialId the credential with its secrets
     * @param config the settings; null in a list, and in the dialect of the vendor's own clients
     * @param params the settings in that dialect, as texts, logins among them
     * @param createdAt when it was created; null when it is read alone
     * @param updatedAt when it was last changed; null in the answer of a creation
     * @param attributes the fields of the connection, where a deployment keeps them apart from its id
     * @param more every other member, as it came
     */
    public ConnectionWire {
        if (id.isBlank()) {
            throw new IllegalArgumentException("id: is blank");
        }
        credentialId = credentialId == null || credentialId.isBlank() ? null : credentialId;
    }

    /** {@return the settings in whichever dialect they came; null where the answer has none} */
    public @Nullable JsonObject settings() {
        return params == null ? config : params;
    }

    /** {@return the category, such as {@code source}, which the vendor's own clients know; null where the answer has none} */
    public @Nullable String category() {
        JsonValue category = more.get("category");
        return category == null ? null : category.asString().orElse(null);
    }

    /** {@return the connection with its fields where they belong, wherever a deployment keeps them} */
    public ConnectionWire content() {
        return attributes == null ? this : flattened(attributes);
    }

    /** In that envelope the outer type is the kind of resource, not the connector's. */
    private ConnectionWire flattened(JsonObject fields) {
        Map<String, JsonValue> rest = new LinkedHashMap<>(more);
        fields.members().forEach((name, value) -> {
            if (!OWN.contains(name)) {
                rest.put(name, value);
            }
        });
        return new ConnectionWire(
                id,
                fields.string("name").orElse(null),
                fields.string("type").orElse(null),
                fields.string("credentialId").orElse(null),
                fields.object("config").orElse(null),
                fields.object("params").orElse(null),
                fields.string("createdAt").orElse(null),
                fields.string("updatedAt").orElse(null),
                null,
                rest);
    }

    /** {@return id, name and type; the config is left out, as it may hold what it should not} */
    @Override
    public String toString() {
        return "ConnectionWire[" + id + ", " + name + ", " + type + "]";
    }
}
