package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.ArrayOrObject;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.connectorsdk.http.json.UnwrapRoot;
import org.connectorsdk.http.operation.SecretBearing;
import org.connectorsdk.planasonix.wire.ListWires.MetaWire;
import org.jspecify.annotations.Nullable;

/**
 * Connections, tests of their settings, and the gallery of their types.
 *
 * @since 0.1.0
 */
public final class ConnectionWires {
    private ConnectionWires() {}

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

        /**
         * {@return the category, such as {@code source}, which the vendor's own clients know; null where the answer has
         * none}
         */
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

    /**
     * A list of connections, in an envelope or bare. One that does not fit does not spoil the others.
     *
     * @param data the connections in the envelope, without their settings; null when there is none around them
     * @param bare the connections of an answer that is the list itself; see {@link #connections()}
     * @param meta their number; null from older deployments
     * @param more every other member, as it came
     */
    @Strict
    public record ConnectionsWire(
            @Nullable List<Lenient<ConnectionWire>> data,
            @ArrayOrObject @Nullable List<Lenient<ConnectionWire>> bare,
            @Nullable MetaWire meta,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
        /**
         * Refuses an answer without a list.
         *
         * @param data the connections in the envelope, without their settings; null when there is none around them
         * @param bare the connections of an answer that is the list itself
         * @param meta their number; null from older deployments
         * @param more every other member, as it came
         */
        public ConnectionsWire {
            if (data == null && bare == null) {
                throw new IllegalArgumentException("data: is missing");
            }
        }

        /** {@return the connections, in whichever form they came} */
        public List<Lenient<ConnectionWire>> connections() {
            if (data != null) {
                return data;
            }
            return bare == null ? List.of() : bare;
        }
    }

    /**
     * A connection to create: with config and credential as the reference says, or with params and category as the
     * vendor's own clients do.
     *
     * @param name the name, unique where the account demands it
     * @param type the connector type
     * @param config the settings without secrets
     * @param params the settings as texts, secrets among them
     * @param category {@code source} or {@code destination}
     * @param credentialId the credential with the secrets
     * @param more further members, sent as they are
     */
    public record NewConnectionWire(
            String name,
            String type,
            @Nullable JsonObject config,
            @Nullable Map<String, Object> params,
            @Nullable String category,
            @Nullable String credentialId,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
            implements SecretBearing {
        @Override
        public Iterable<Secret> secrets() {
            return SecretsIn.values(params);
        }

        /** {@return name and type alone} */
        @Override
        public String toString() {
            return "NewConnectionWire[" + name + ", " + type + "]";
        }
    }

    /**
     * What to change of a connection. What is null stays as it is.
     *
     * @param name the new name
     * @param config the settings; whether they replace or are merged differs by connector
     * @param credentialId another credential
     * @param more further members, sent as they are
     */
    public record ConnectionChangeWire(
            @Nullable String name,
            @Nullable JsonObject config,
            @Nullable String credentialId,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
            implements SecretBearing {
        @Override
        public Iterable<Secret> secrets() {
            return SecretsIn.values(config);
        }

        /** {@return which members change, without the config's values} */
        @Override
        public String toString() {
            return "ConnectionChangeWire[" + name + ", " + credentialId + ", "
                    + (config == null ? "" : "config " + config.names()) + more.keySet() + "]";
        }
    }

    /**
     * A connection that takes the place of the one with its id, as the vendor's own clients write it: what it does not
     * name is gone.
     *
     * @param id the id
     * @param name the name
     * @param type the connector type, which cannot change
     * @param category {@code source} or {@code destination}
     * @param params all settings as texts, secrets among them
     * @param credentialId the credential, where the server shows one
     * @param more every other member, as it was read
     */
    public record WholeConnectionWire(
            String id,
            @Nullable String name,
            @Nullable String type,
            @Nullable String category,
            Map<String, Object> params,
            @Nullable String credentialId,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
            implements SecretBearing {
        @Override
        public Iterable<Secret> secrets() {
            return SecretsIn.values(params);
        }

        /** {@return id, name and type} */
        @Override
        public String toString() {
            return "WholeConnectionWire[" + id + ", " + name + ", " + type + "]";
        }
    }

    /**
     * That a connection was deleted.
     *
     * @param ok whether it was
     * @param id its id
     * @param deletedAt when
     * @param more every other member, as it came
     */
    @Strict
    public record DeletedWire(
            @Nullable Boolean ok,
            @Nullable String id,
            @Nullable String deletedAt,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * The gallery of connector types, which only the vendor's own clients document.
     *
     * @param connectors the types
     * @param more every other member, as it came
     */
    @Strict
    public record ConnectorsWire(
            List<ConnectorWire> connectors,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
        /**
         * A connector type.
         *
         * @param id the word for it in a connection
         * @param name the name for people
         * @param category such as {@code database}
         * @param description what it is
         * @param more every other member, as it came
         */
        public record ConnectorWire(
                String id,
                @Nullable String name,
                @Nullable String category,
                @Nullable String description,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
    }

    /**
     * Settings to test, not to store: with config as the reference says, or with params and category as the vendor's
     * own clients do.
     *
     * @param type the connector type
     * @param config the settings: {@code JsonValue}s, and secrets that are in no credential yet
     * @param params the settings as texts, secrets among them
     * @param category {@code source} or {@code destination}
     * @param credentialId the credential with the secrets
     * @param more further members, sent as they are
     */
    public record SettingsWire(
            String type,
            @Nullable Map<String, Object> config,
            @Nullable Map<String, Object> params,
            @Nullable String category,
            @Nullable String credentialId,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
            implements SecretBearing {
        @Override
        public Iterable<Secret> secrets() {
            List<Secret> secrets = new ArrayList<>(SecretsIn.values(config));
            secrets.addAll(SecretsIn.values(params));
            return secrets;
        }

        /** {@return the type alone} */
        @Override
        public String toString() {
            return "SettingsWire[" + type + "]";
        }
    }

    /**
     * What a test found.
     *
     * @param ok whether the source was reached
     * @param latencyMs how long it took, in milliseconds
     * @param serverVersion version of the source's server
     * @param message an explanation
     * @param more every other member, as it came
     */
    public record TestWire(
            @JsonAlias("success") boolean ok,
            @Nullable Long latencyMs,
            @Nullable String serverVersion,
            @Nullable String message,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
