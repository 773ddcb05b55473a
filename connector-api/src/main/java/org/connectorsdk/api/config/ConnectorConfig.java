package org.connectorsdk.api.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a caller configures a connector with: raw values by setting name, not yet checked against anything.
 *
 * <p>{@link ConfigSchema#resolve(ConnectorConfig)} checks them; opening a connector does so first. Nothing is checked
 * here, so that all mistakes are reported together. White space around a value does not count, and a value that is
 * empty is a value that is not set.
 *
 * <p>Immutable and thread-safe. {@code toString()} lists names only.
 *
 * @since 0.1.0
 */
public final class ConnectorConfig {

    private static final ConnectorConfig EMPTY = new ConnectorConfig(Map.of());

    private final Map<String, RawValue> values;

    private ConnectorConfig(Map<String, RawValue> values) {
        this.values = values;
    }

    /** {@return a configuration that sets nothing; the empty configuration} */
    public static ConnectorConfig empty() {
        return EMPTY;
    }

    /**
     * Starts an empty configuration.
     *
     * @return a builder, for one thread
     */
    public static Builder builder() {
        return new Builder(new LinkedHashMap<>());
    }

    /**
     * Starts a changed copy.
     *
     * @return a builder that holds the values of this configuration
     */
    public Builder toBuilder() {
        return new Builder(new LinkedHashMap<>(values));
    }

    /**
     * The answers to a form that was drawn from {@link ConfigSchema#toJsonSchema()}: each member sets the setting of
     * its name. A {@code null} member sets nothing. An object or array as value is reported when the configuration is
     * resolved.
     *
     * @param answers setting names and their values; secrets among them are strings like the others
     * @return the configuration
     */
    public static ConnectorConfig fromJson(JsonObject answers) {
        Builder builder = builder();
        answers.members().forEach(builder::json);
        return builder.build();
    }

    /**
     * Reads the variables {@code CONNECTOR_<PROVIDER>_<SETTING>}, for example {@code CONNECTOR_HOTDATA_BASE_URL} for
     * the setting {@code base-url} of the provider {@code hotdata}.
     *
     * <p>A variable that is empty sets nothing. A variable with this prefix that is no setting of the schema is kept
     * under its setting-like name, so that resolving reports the typing error (never its value) instead of ignoring it.
     *
     * @param providerId the id of the provider, in any case; characters other than letters and digits stand as
     *     {@code _}
     * @param schema the settings of that provider
     * @param env all variables, as {@link System#getenv()} gives them
     * @return what the variables set
     */
    public static ConnectorConfig fromEnvironment(String providerId, ConfigSchema schema, Map<String, String> env) {
        String prefix = environmentPrefix(providerId);
        Map<String, String> unread = new TreeMap<>();
        env.forEach((variable, value) -> {
            if (variable.startsWith(prefix) && !value.isBlank()) {
                unread.put(variable.substring(prefix.length()), value);
            }
        });
        Builder builder = builder();
        for (Setting setting : schema.settings()) {
            @Nullable String value = unread.remove(setting.environmentSuffix());
            if (value != null) {
                builder.set(setting.name(), value);
            }
        }
        unread.forEach(
                (suffix, value) -> builder.set(suffix.toLowerCase(Locale.ROOT).replace('_', '-'), value));
        return builder.build();
    }

    private static String environmentPrefix(String providerId) {
        StringBuilder prefix = new StringBuilder("CONNECTOR_");
        for (char c : providerId.toUpperCase(Locale.ROOT).toCharArray()) {
            boolean plain = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            prefix.append(plain ? c : '_');
        }
        return prefix.append('_').toString();
    }

    /**
     * {@return the names that were given a value, known to a schema or not; an unmodifiable set, in the order of
     * setting}
     */
    public Set<String> names() {
        return values.keySet();
    }

    /**
     * Puts this configuration over another one: values of this one win, the other one fills the gaps. An empty value is
     * a gap.
     *
     * <p>A setting given by a person over one from the environment over one from a file reads
     * {@code given.mergedOver(environment).mergedOver(file)}.
     *
     * @param lower the configuration with the values to fall back to
     * @return both together
     */
    public ConnectorConfig mergedOver(ConnectorConfig lower) {
        Builder merged = lower.toBuilder();
        values.forEach((name, value) -> {
            if (!value.isEmpty() || !merged.values.containsKey(name)) {
                merged.values.put(name, value);
            }
        });
        return merged.build();
    }

    @Nullable
    RawValue value(String name) {
        return values.get(name);
    }

    @Override
    public String toString() {
        return "ConnectorConfig" + values.keySet();
    }

    /**
     * Collects the values of a configuration. Setting a name again replaces its value. Not thread-safe.
     */
    public static final class Builder {

        private final Map<String, RawValue> values;

        private Builder(Map<String, RawValue> values) {
            this.values = values;
        }

        /**
         * Sets a value as text. For a secret prefer {@link #secret(String, Secret)}; given here, it is treated as
         * secret once the schema declares it as one.
         *
         * @param name the name of the setting
         * @param value the value as text; empty text sets nothing
         * @return this builder
         */
        public Builder set(String name, String value) {
            return put(name, new RawValue.Text(Objects.requireNonNull(value, "value")));
        }

        /**
         * Sets a number.
         *
         * @param name the name of the setting
         * @param value the number
         * @return this builder
         */
        public Builder set(String name, Number value) {
            return set(name, value.toString());
        }

        /**
         * Sets a switch.
         *
         * @param name the name of the setting
         * @param value the switch
         * @return this builder
         */
        public Builder set(String name, boolean value) {
            return set(name, Boolean.toString(value));
        }

        /**
         * Sets a time span.
         *
         * @param name the name of the setting
         * @param value the time span
         * @return this builder
         */
        public Builder set(String name, Duration value) {
            return set(name, value.toString());
        }

        /**
         * Sets an address.
         *
         * @param name the name of the setting
         * @param value the address
         * @return this builder
         */
        public Builder set(String name, URI value) {
            return set(name, value.toString());
        }

        /**
         * Sets the path of a file.
         *
         * @param name the name of the setting
         * @param value the path
         * @return this builder
         */
        public Builder set(String name, Path value) {
            return set(name, value.toString());
        }

        /**
         * Sets a secret.
         *
         * @param name the name of the setting
         * @param value the secret
         * @return this builder
         */
        public Builder secret(String name, Secret value) {
            return put(name, new RawValue.Fixed(Objects.requireNonNull(value, "value")));
        }

        /**
         * Sets a secret that changes over time: the supplier is asked each time the secret is used, and never while a
         * configuration is checked.
         *
         * @param name the name of the setting
         * @param source gives the secret that is valid now. It is called by the threads that make calls, several at
         *     once, and should answer from memory: a call waits for it. When it fails, the call fails and nothing is
         *     sent.
         * @return this builder
         */
        public Builder secret(String name, Supplier<Secret> source) {
            return put(name, new RawValue.Rotating(Objects.requireNonNull(source, "source")));
        }

        /**
         * Takes a value away.
         *
         * @param name the name of the setting
         * @return this builder
         */
        public Builder remove(String name) {
            values.remove(name);
            return this;
        }

        /** {@return the configuration; a configuration that later calls of this builder do not change} */
        public ConnectorConfig build() {
            return new ConnectorConfig(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
        }

        private Builder put(String name, RawValue value) {
            values.put(Objects.requireNonNull(name, "name"), value);
            return this;
        }

        private void json(String name, JsonValue value) {
            if (value instanceof JsonObject) {
                put(name, new RawValue.Container("an object"));
            } else if (value instanceof JsonArray) {
                put(name, new RawValue.Container("an array"));
            } else if (value instanceof JsonString string) {
                set(name, string.value());
            } else if (!(value instanceof JsonNull)) {
                set(name, value.toString());
            }
        }
    }
}
