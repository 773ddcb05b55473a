package org.connectorsdk.api.connection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What an update changes. Immutable. What is not named here stays as it is, also the fields that the library does not
 * model (INC-11), and a masked secret is never written back (INC-12).
 *
 * @since 0.1.0
 */
public final class ConnectionChange {
    private final Values values;

    private ConnectionChange(Values values) {
        this.values = values;
    }

    /** What equality is about. */
    private record Values(
            @Nullable String name,
            JsonObject config,
            Map<String, Secret> secrets,
            @Nullable CredentialRef credential,
            @Nullable Boolean enabled,
            JsonObject vendorOptions) {}

    /**
     * Starts a change.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the new name} */
    public Optional<String> name() {
        return Optional.ofNullable(values.name);
    }

    /** {@return members of the config to set; a JSON null removes one, where the vendor can; others stay} */
    public JsonObject config() {
        return values.config;
    }

    /** {@return secrets to set, by name} */
    public Map<String, Secret> secrets() {
        return values.secrets;
    }

    /** {@return another stored credential} */
    public Optional<CredentialRef> credential() {
        return Optional.ofNullable(values.credential);
    }

    /** {@return whether it shall be active} */
    public Optional<Boolean> enabled() {
        return Optional.ofNullable(values.enabled);
    }

    /** {@return further members that only this vendor knows, sent as they are} */
    public JsonObject vendorOptions() {
        return values.vendorOptions;
    }

    /** {@return a builder that starts from these values} */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.name = values.name;
        builder.config = values.config;
        builder.secrets = values.secrets.isEmpty() ? values.secrets : new LinkedHashMap<>(values.secrets);
        builder.credential = values.credential;
        builder.enabled = values.enabled;
        builder.vendorOptions = values.vendorOptions;
        return builder;
    }

    /** {@return whether nothing would change; such an update is refused locally} */
    public boolean isEmpty() {
        return values.name == null
                && values.config.isEmpty()
                && values.secrets.isEmpty()
                && values.credential == null
                && values.enabled == null
                && values.vendorOptions.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConnectionChange that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** {@return the names of what changes; never a value but the new name} */
    @Override
    public String toString() {
        return "ConnectionChange[name " + values.name + ", config " + values.config.names() + ", secrets "
                + values.secrets.keySet() + ", enabled " + values.enabled + ", vendor options "
                + values.vendorOptions.names() + "]";
    }

    /** Collects the values. Not thread-safe. */
    public static final class Builder {
        private @Nullable String name;
        private JsonObject config = JsonObject.empty();
        private Map<String, Secret> secrets = Map.of();
        private @Nullable CredentialRef credential;
        private @Nullable Boolean enabled;
        private JsonObject vendorOptions = JsonObject.empty();

        private Builder() {}

        /**
         * The new name.
         *
         * @param value null to keep
         * @return this builder
         */
        public Builder name(@Nullable String value) {
            this.name = value;
            return this;
        }

        /**
         * Members of the config to set; a JSON null removes one, where the vendor can; others stay.
         *
         * @param value default none
         * @return this builder
         */
        public Builder config(JsonObject value) {
            this.config = Objects.requireNonNull(value, "config");
            return this;
        }

        /**
         * Adds to: secrets to set, by name.
         *
         * @param name the name
         * @param value the secret, sent as it is, also when it has the form of a mask
         * @return this builder
         */
        public Builder secrets(String name, Secret value) {
            if (this.secrets.isEmpty()) {
                this.secrets = new LinkedHashMap<>();
            }
            this.secrets.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Another stored credential.
         *
         * @param value null to keep
         * @return this builder
         */
        public Builder credential(@Nullable CredentialRef value) {
            this.credential = value;
            return this;
        }

        /**
         * Whether it shall be active.
         *
         * @param value null to keep
         * @return this builder
         */
        public Builder enabled(@Nullable Boolean value) {
            this.enabled = value;
            return this;
        }

        /**
         * Further members that only this vendor knows, sent as they are.
         *
         * @param value default none
         * @return this builder
         */
        public Builder vendorOptions(JsonObject value) {
            this.vendorOptions = Objects.requireNonNull(value, "vendorOptions");
            return this;
        }

        /** {@return the value} */
        public ConnectionChange build() {
            return new ConnectionChange(new Values(
                    name,
                    config,
                    secrets.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(secrets)),
                    credential,
                    enabled,
                    vendorOptions));
        }
    }
}
