package org.connectorsdk.virtuousai.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.connectorsdk.http.json.Strict.NotBlank;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * Connections: read, listed, created, changed, and what a form for editing one begins with.
 *
 * @since 0.1.0
 */
public final class ConnectionWires {
    private ConnectionWires() {}

    /**
     * A connection. Its credentials are never shown.
     *
     * @param id the id, a UUID in practice
     * @param name the name for people, not unique; null where the answer has none
     * @param slug a stable handle, unique in the organisation; null in old deployments
     * @param provider what it connects to, such as {@code postgres}; an open set; null where the answer has none
     * @param status such as {@code needs_verification} or {@code active}; an open set; null where the answer has none
     * @param config settings that are no secrets; null when none are stored
     * @param isDefault whether it is the default of its provider; null in old deployments
     * @param createdAt when it was created, ISO 8601
     * @param updatedAt when it was last changed, ISO 8601
     * @param lastVerifiedAt when it was last verified, ISO 8601; null before the first time
     * @param verificationError why the last verification failed; null when it did not
     * @param verificationErrorCode the same for programs; an open set
     * @param verificationDetails what the verification found
     * @param more every other member, as it came
     */
    public record ConnectionWire(
            @NotBlank String id,
            @Nullable String name,
            @Nullable String slug,
            @Nullable String provider,
            @Nullable String status,
            @Nullable JsonObject config,
            @Nullable Boolean isDefault,
            @Nullable String createdAt,
            @Nullable String updatedAt,
            @Nullable String lastVerifiedAt,
            @Nullable String verificationError,
            @Nullable String verificationErrorCode,
            @Nullable JsonObject verificationDetails,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /** {@return id, name and status; the config is left out, as it may hold what it should not} */
        @Override
        public String toString() {
            return "ConnectionWire[" + id + ", " + name + ", " + status + "]";
        }
    }

    /**
     * One page of connections.
     *
     * @param connections the connections; one that is not shaped as documented is given as it came
     * @param hasNext whether more follow; null when the vendor does not say
     * @param limit how many were asked for; null in cursor mode
     * @param offset how many were left out; null in cursor mode
     * @param total how many match altogether; null in cursor mode
     * @param nextCursor where the next page begins; null on the last page and in offset mode
     * @param users who created and changed the connections, by user id
     * @param more every other member, as it came
     */
    @Strict
    public record ConnectionsWire(
            List<Lenient<ConnectionWire>> connections,
            @Nullable Boolean hasNext,
            @Nullable JsonValue limit,
            @Nullable JsonValue offset,
            @Nullable JsonValue total,
            @JsonAlias("next_cursor") @Nullable String nextCursor,
            @Nullable JsonObject users,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A connection to create.
     *
     * @param name 1 to 255 characters
     * @param provider what it connects to, one of the vendor's providers
     * @param config settings that are no secrets; null for none
     * @param credentials the secrets by name, written as texts; may be empty
     * @param more further members, written as they are: {@code slug}, {@code visibility}
     */
    public record NewConnectionWire(
            String name,
            String provider,
            @Nullable JsonObject config,
            Map<String, Secret> credentials,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
            implements SecretBearing {

        @Override
        public Iterable<Secret> secrets() {
            return credentials.values();
        }

        /** {@return name and provider alone} */
        @Override
        public String toString() {
            return "NewConnectionWire[" + name + ", " + provider + "]";
        }
    }

    /**
     * A change of a connection. What is null is not sent and stays as it is.
     *
     * @param name the new name, 1 to 255 characters
     * @param config all settings that are no secrets: whether the vendor would keep those left out is not documented
     * @param credentials secrets to set, by name
     * @param more further members, written as they are: {@code slug}, {@code visibility}
     */
    public record ConnectionChangeWire(
            @Nullable String name,
            @Nullable JsonObject config,
            @Nullable Map<String, Secret> credentials,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
            implements SecretBearing {

        @Override
        public Iterable<Secret> secrets() {
            List<Secret> secrets = new ArrayList<>(credentials == null ? List.of() : credentials.values());
            secrets.addAll(
                    config == null ? List.of() : SecretSettings.clear(config).values());
            return secrets;
        }

        /** {@return which members change, without values} */
        @Override
        public String toString() {
            return "ConnectionChangeWire[" + (name == null ? "" : "name ") + (config == null ? "" : "config ")
                    + (credentials == null ? "" : "credentials ") + more.keySet() + "]";
        }
    }

    /**
     * What a form for editing a connection begins with.
     *
     * @param config settings that are no secrets; null when none are stored
     * @param secretFields which secrets there can be, and which are there; null when the vendor does not say
     * @param more every other member, as it came
     */
    @Strict
    public record EditSettingsWire(
            @Nullable JsonObject config,
            @Nullable Map<String, SecretField> secretFields,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /**
         * A secret that a connection can have.
         *
         * @param configured whether it is stored; null when the vendor does not say
         * @param more every other member, as it came
         */
        public record SecretField(
                @Nullable Boolean configured,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

        /** {@return the names of the secrets alone} */
        @Override
        public String toString() {
            return "EditSettingsWire[" + (secretFields == null ? "" : secretFields.keySet()) + "]";
        }
    }
}
