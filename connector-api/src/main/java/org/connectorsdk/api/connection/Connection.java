package org.connectorsdk.api.connection;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.text.VendorText;
import org.jspecify.annotations.Nullable;

/**
 * One connection, as the provider shows it now. Immutable.
 *
 * <p>Never holds a secret: {@link #config()} is the non-secret part, with masked members as the provider masks them.
 * Fields that the library does not model are in {@link #vendorFields()}, unchanged, and are given back on update where
 * the vendor wants the whole thing back. What a provider does not give is empty, see {@code descriptor().attributes()}.
 *
 * <p>Not {@link java.io.Serializable}: keep {@link #toJson()} instead.
 *
 * @since 0.1.0
 */
public final class Connection {
    private final ConnectionId id;
    private final String name;
    private final String type;
    private final ConnectionKind kind;
    private final ConnectionStatus status;
    private final JsonObject config;
    private final @Nullable CredentialRef credential;
    private final @Nullable EndRef source;
    private final @Nullable EndRef destination;
    private final @Nullable Instant createdAt;
    private final @Nullable Instant updatedAt;
    private final Map<String, String> labels;
    private final List<String> warnings;
    private final JsonObject vendorFields;

    private Connection(Builder builder) {
        id = builder.id;
        name = builder.name;
        type = builder.type;
        kind = builder.kind;
        status = builder.status;
        config = builder.config;
        credential = builder.credential;
        source = builder.source;
        destination = builder.destination;
        createdAt = builder.createdAt;
        updatedAt = builder.updatedAt;
        labels = builder.labels.isEmpty()
                ? builder.labels
                : Collections.unmodifiableMap(new LinkedHashMap<>(builder.labels));
        warnings = builder.warnings;
        vendorFields = builder.vendorFields;
    }

    /**
     * Starts a connection.
     *
     * @param id the provider's id
     * @param name the name
     * @param type the vendor's word
     * @return a builder
     */
    public static Builder builder(ConnectionId id, String name, String type) {
        return new Builder(id, name, type);
    }

    /** {@return the provider's id} */
    public ConnectionId id() {
        return id;
    }

    /** {@return the name for people} */
    public String name() {
        return name;
    }

    /** {@return the connector type in the vendor's word, such as {@code postgres}; an open set} */
    public String type() {
        return type;
    }

    /** {@return what the vendor's connection represents} */
    public ConnectionKind kind() {
        return kind;
    }

    /** {@return the present state} */
    public ConnectionStatus status() {
        return status;
    }

    /** {@return the settings without secrets; empty when the vendor does not give them back} */
    public JsonObject config() {
        return config;
    }

    /** {@return the stored credential it uses, where the vendor names it} */
    public Optional<CredentialRef> credential() {
        return Optional.ofNullable(credential);
    }

    /** {@return the source end of a link} */
    public Optional<EndRef> source() {
        return Optional.ofNullable(source);
    }

    /** {@return the destination end of a link} */
    public Optional<EndRef> destination() {
        return Optional.ofNullable(destination);
    }

    /** {@return when it was created} */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    /** {@return when it was last changed} */
    public Optional<Instant> updatedAt() {
        return Optional.ofNullable(updatedAt);
    }

    /** {@return labels or tags} */
    public Map<String, String> labels() {
        return labels;
    }

    /** {@return what went wrong without failing the call, such as a discovery that failed after the create} */
    public List<String> warnings() {
        return warnings;
    }

    /** {@return every field that the vendor sent and the library does not model} */
    public JsonObject vendorFields() {
        return vendorFields;
    }

    /** {@return a builder that starts from these values} */
    public Builder toBuilder() {
        Builder builder = new Builder(id, name, type);
        builder.kind = kind;
        builder.status = status;
        builder.config = config;
        builder.credential = credential;
        builder.source = source;
        builder.destination = destination;
        builder.createdAt = createdAt;
        builder.updatedAt = updatedAt;
        builder.labels = labels.isEmpty() ? labels : new LinkedHashMap<>(labels);
        builder.warnings = warnings;
        builder.vendorFields = vendorFields;
        return builder;
    }

    /** {@return the JSON form, as the command line prints it; {@link #fromJson} reads it back} */
    public JsonObject toJson() {
        return ConnectionJson.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote. Members that are not known here are ignored.
     *
     * @param json the JSON form
     * @return the connection
     * @throws IllegalArgumentException if a member is missing or of a wrong type; the message names it
     */
    public static Connection fromJson(JsonObject json) {
        return ConnectionJson.read(json);
    }

    /** What equality is about: all of it. */
    private List<@Nullable Object> parts() {
        return Arrays.asList(
                id,
                name,
                type,
                kind,
                status,
                config,
                credential,
                source,
                destination,
                createdAt,
                updatedAt,
                labels,
                warnings,
                vendorFields);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Connection that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** {@return id, name, type and status; the config is left out, as a vendor may not mask all that it should} */
    @Override
    public String toString() {
        return VendorText.line("Connection[" + id() + ", " + name() + ", " + type() + ", " + status() + "]");
    }

    /** Collects the values. Not thread-safe. */
    public static final class Builder {
        private ConnectionId id;
        private String name;
        private String type;
        private ConnectionKind kind = ConnectionKind.DATA_SOURCE;
        private ConnectionStatus status = ConnectionStatus.none();
        private JsonObject config = JsonObject.empty();
        private @Nullable CredentialRef credential;
        private @Nullable EndRef source;
        private @Nullable EndRef destination;
        private @Nullable Instant createdAt;
        private @Nullable Instant updatedAt;
        private Map<String, String> labels = Map.of();
        private List<String> warnings = List.of();
        private JsonObject vendorFields = JsonObject.empty();

        private Builder(ConnectionId id, String name, String type) {
            this.id = Objects.requireNonNull(id, "id");
            this.name = Objects.requireNonNull(name, "name");
            this.type = Objects.requireNonNull(type, "type");
        }

        /**
         * The provider's id.
         *
         * @param value the provider's id
         * @return this builder
         */
        public Builder id(ConnectionId value) {
            this.id = Objects.requireNonNull(value, "id");
            return this;
        }

        /**
         * The name for people.
         *
         * @param value the name
         * @return this builder
         */
        public Builder name(String value) {
            this.name = Objects.requireNonNull(value, "name");
            return this;
        }

        /**
         * The connector type in the vendor's word, such as {@code postgres}; an open set.
         *
         * @param value the vendor's word
         * @return this builder
         */
        public Builder type(String value) {
            this.type = Objects.requireNonNull(value, "type");
            return this;
        }

        /**
         * What the vendor's connection represents.
         *
         * @param value default {@code DATA_SOURCE}
         * @return this builder
         */
        public Builder kind(ConnectionKind value) {
            this.kind = Objects.requireNonNull(value, "kind");
            return this;
        }

        /**
         * The present state.
         *
         * @param value default none
         * @return this builder
         */
        public Builder status(ConnectionStatus value) {
            this.status = Objects.requireNonNull(value, "status");
            return this;
        }

        /**
         * The settings without secrets; empty when the vendor does not give them back.
         *
         * @param value default empty
         * @return this builder
         */
        public Builder config(JsonObject value) {
            this.config = Objects.requireNonNull(value, "config");
            return this;
        }

        /**
         * The stored credential it uses, where the vendor names it.
         *
         * @param value null when not named
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
        public Builder source(@Nullable EndRef value) {
            this.source = value;
            return this;
        }

        /**
         * The destination end of a link.
         *
         * @param value null when it is no link
         * @return this builder
         */
        public Builder destination(@Nullable EndRef value) {
            this.destination = value;
            return this;
        }

        /**
         * When it was created.
         *
         * @param value null when not given
         * @return this builder
         */
        public Builder createdAt(@Nullable Instant value) {
            this.createdAt = value;
            return this;
        }

        /**
         * When it was last changed.
         *
         * @param value null when not given
         * @return this builder
         */
        public Builder updatedAt(@Nullable Instant value) {
            this.updatedAt = value;
            return this;
        }

        /**
         * Adds to: labels or tags.
         *
         * @param name the name
         * @param value the label's value
         * @return this builder
         */
        public Builder labels(String name, String value) {
            if (this.labels.isEmpty()) {
                this.labels = new LinkedHashMap<>();
            }
            this.labels.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * What went wrong without failing the call, such as a discovery that failed after the create.
         *
         * @param value default none
         * @return this builder
         */
        public Builder warnings(List<String> value) {
            this.warnings = Objects.requireNonNull(value, "warnings").isEmpty()
                    ? List.of()
                    : value.stream().map(VendorText::line).toList();
            return this;
        }

        /**
         * Every field that the vendor sent and the library does not model.
         *
         * @param value default none
         * @return this builder
         */
        public Builder vendorFields(JsonObject value) {
            this.vendorFields = Objects.requireNonNull(value, "vendorFields");
            return this;
        }

        /** {@return the value} */
        public Connection build() {
            return new Connection(this);
        }
    }
}
