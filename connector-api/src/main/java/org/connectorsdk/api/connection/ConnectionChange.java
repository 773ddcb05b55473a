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
 */
public final class ConnectionChange {
    private final @Nullable String name;
    private final JsonObject config;
    private final Map<String, Secret> secrets;
    private final @Nullable CredentialRef credential;
    private final @Nullable Boolean enabled;
    private final JsonObject vendorOptions;

    private ConnectionChange(Builder builder) {
        this.name = builder.name;
        this.config = builder.config;
        this.secrets = builder.secrets.isEmpty()
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(builder.secrets));
        this.credential = builder.credential;
        this.enabled = builder.enabled;
        this.vendorOptions = builder.vendorOptions;
    }

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
        return Optional.ofNullable(name);
    }

    /** {@return members of the config to set; a JSON null removes one, where the vendor can; others stay} */
    public JsonObject config() {
        return config;
    }

    /** {@return secrets to set, by name} */
    public Map<String, Secret> secrets() {
        return secrets;
    }

    /** {@return another stored credential} */
    public Optional<CredentialRef> credential() {
        return Optional.ofNullable(credential);
    }

    /** {@return whether it shall be active} */
    public Optional<Boolean> enabled() {
        return Optional.ofNullable(enabled);
    }

    /** {@return further members that only this vendor knows, sent as they are} */
    public JsonObject vendorOptions() {
        return vendorOptions;
    }

    /** {@return a builder that starts from these values} */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.name = name;
        builder.config = config;
        builder.secrets = secrets.isEmpty() ? secrets : new LinkedHashMap<>(secrets);
        builder.credential = credential;
        builder.enabled = enabled;
        builder.vendorOptions = vendorOptions;
        return builder;
    }

    /** {@return whether nothing would change; such an update is refused locally} */
    public boolean isEmpty() {
        return name == null
                && config.isEmpty()
                && secrets.isEmpty()
                && credential == null
                && enabled == null
                && vendorOptions.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConnectionChange that
                && Objects.equals(name, that.name)
                && Objects.equals(config, that.config)
                && Objects.equals(secrets, that.secrets)
                && Objects.equals(credential, that.credential)
                && Objects.equals(enabled, that.enabled)
                && Objects.equals(vendorOptions, that.vendorOptions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, config, secrets, credential, enabled, vendorOptions);
    }

    /** {@return the names of what changes; never a value but the new name} */
    @Override
    public String toString() {
        return "ConnectionChange[name " + name + ", config " + config.names() + ", secrets " + secrets.keySet()
                + ", enabled " + enabled + ", vendor options " + vendorOptions.names() + "]";
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
            return new ConnectionChange(this);
        }
    }
}
