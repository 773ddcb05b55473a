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
 * What a new connection shall be. Immutable.
 *
 * <p>Secrets go into {@link #secrets()} (masked everywhere) or stay with the provider and are referred to by
 * {@link #credential()}; never into {@link #config()}.
 *
 * @since 0.1.0
 */
public final class ConnectionSpec {
    private final Values values;

    private ConnectionSpec(Values values) {
        this.values = values;
    }

    /** What equality is about. */
    private record Values(
            String name,
            String type,
            JsonObject config,
            Map<String, Secret> secrets,
            @Nullable CredentialRef credential,
            @Nullable EndSpec source,
            @Nullable EndSpec destination,
            JsonObject vendorOptions) {}

    /**
     * Starts a specification.
     *
     * @param name not blank
     * @param type not blank; an unknown word is the provider's to refuse
     * @return a builder
     */
    public static Builder builder(String name, String type) {
        return new Builder(name, type);
    }

    /** {@return the name for people} */
    public String name() {
        return values.name;
    }

    /** {@return the connector type in the vendor's word} */
    public String type() {
        return values.type;
    }

    /** {@return the settings without secrets} */
    public JsonObject config() {
        return values.config;
    }

    /** {@return the secrets, by the name that the connector type gives them, such as {@code password}} */
    public Map<String, Secret> secrets() {
        return values.secrets;
    }

    /** {@return a credential that the provider already stores} */
    public Optional<CredentialRef> credential() {
        return Optional.ofNullable(values.credential);
    }

    /** {@return the source end of a link} */
    public Optional<EndSpec> source() {
        return Optional.ofNullable(values.source);
    }

    /** {@return the destination end of a link} */
    public Optional<EndSpec> destination() {
        return Optional.ofNullable(values.destination);
    }

    /** {@return further members that only this vendor knows, sent as they are} */
    public JsonObject vendorOptions() {
        return values.vendorOptions;
    }

    /** {@return a builder that starts from these values} */
    public Builder toBuilder() {
        Builder builder = new Builder(values.name, values.type);
        builder.config = values.config;
        builder.secrets = values.secrets.isEmpty() ? values.secrets : new LinkedHashMap<>(values.secrets);
        builder.credential = values.credential;
        builder.source = values.source;
        builder.destination = values.destination;
        builder.vendorOptions = values.vendorOptions;
        return builder;
    }

    /**
     * {@return a specification's identifying fields (name, type, ends), by which a create with an unknown outcome can
     * be searched}
     */
    public JsonObject identity() {
        JsonObject fields = JsonObject.empty().with("name", values.name).with("type", values.type);
        if (values.source != null && values.source.id().isPresent()) {
            fields = fields.with("source", values.source.id().get());
        }
        if (values.destination != null && values.destination.id().isPresent()) {
            fields = fields.with("destination", values.destination.id().get());
        }
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConnectionSpec that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** {@return name, type and the names of settings and secrets; never a value of either} */
    @Override
    public String toString() {
        return "ConnectionSpec[" + values.name + ", " + values.type + ", config " + values.config.names() + ", secrets "
                + values.secrets.keySet() + "]";
    }

    /** Collects the values. Not thread-safe. */
    public static final class Builder {
        private String name;
        private String type;
        private JsonObject config = JsonObject.empty();
        private Map<String, Secret> secrets = Map.of();
        private @Nullable CredentialRef credential;
        private @Nullable EndSpec source;
        private @Nullable EndSpec destination;
        private JsonObject vendorOptions = JsonObject.empty();

        private Builder(String name, String type) {
            this.name = Objects.requireNonNull(name, "name");
            this.type = Objects.requireNonNull(type, "type");
        }

        /**
         * The name for people.
         *
         * @param value not blank
         * @return this builder
         */
        public Builder name(String value) {
            this.name = Objects.requireNonNull(value, "name");
            return this;
        }

        /**
         * The connector type in the vendor's word.
         *
         * @param value not blank; an unknown word is the provider's to refuse
         * @return this builder
         */
        public Builder type(String value) {
            this.type = Objects.requireNonNull(value, "type");
            return this;
        }

        /**
         * The settings without secrets.
         *
         * @param value in the vendor's names; default empty
         * @return this builder
         */
        public Builder config(JsonObject value) {
            this.config = Objects.requireNonNull(value, "config");
            return this;
        }

        /**
         * Adds to: the secrets, by the name that the connector type gives them, such as {@code password}.
         *
         * @param name the name
         * @param value the secret
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
         * A credential that the provider already stores.
         *
         * @param value null for none
         * @return this builder
         */
        public Builder credential(@Nullable CredentialRef value) {
            this.credential = value;
            return this;
        }

        /**
         * The source end of a link.
         *
         * @param value null when it is no link
         * @return this builder
         */
        public Builder source(@Nullable EndSpec value) {
            this.source = value;
            return this;
        }

        /**
         * The destination end of a link.
         *
         * @param value null when it is no link
         * @return this builder
         */
        public Builder destination(@Nullable EndSpec value) {
            this.destination = value;
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
        public ConnectionSpec build() {
            return new ConnectionSpec(new Values(
                    name,
                    type,
                    config,
                    secrets.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(secrets)),
                    credential,
                    source,
                    destination,
                    vendorOptions));
        }
    }
}
