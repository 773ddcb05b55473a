package org.connectorsdk.api.config;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.connectorsdk.api.json.JsonObject;

/**
 * Everything a connector can be configured with, and the check that a configuration makes sense.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ConfigSchema {

    private final String title;
    private final Map<String, Setting> settings;
    private final List<Function<Settings, List<ConfigViolation>>> rules;

    private ConfigSchema(Builder builder) {
        title = builder.title;
        settings = new LinkedHashMap<>(builder.settings);
        rules = List.copyOf(builder.rules);
    }

    /**
     * Starts a schema without settings.
     *
     * @return a builder, for one thread
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return all settings, in the order in which a form should show them; an unmodifiable list} */
    public List<Setting> settings() {
        return List.copyOf(settings.values());
    }

    /**
     * One setting.
     *
     * @param name its exact name
     * @return the setting, or empty if there is none of this name
     */
    public Optional<Setting> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /**
     * The schema as a JSON Schema document (draft 2020-12) from which a platform can draw a form.
     *
     * <p>Beside the standard words it uses {@code x-env} (the end of the environment variable, after
     * {@code CONNECTOR_<PROVIDER>_}), {@code x-type} (the {@link SettingType} in lower case), {@code x-minimum} and
     * {@code x-maximum} (bounds of a duration) and {@code x-deprecation} (what to use instead). Secrets are
     * {@code writeOnly} with {@code "format": "password"}. The answers can be given back to
     * {@link ConnectorConfig#fromJson(JsonObject)}.
     *
     * @return the document
     */
    public JsonObject toJsonSchema() {
        return SchemaDocument.of(title, settings());
    }

    /**
     * Checks a configuration and turns it into typed settings, with defaults applied. Sends nothing and asks no
     * supplier of a rotating secret.
     *
     * <p><em>Everything</em> that is wrong is reported at once, in the order of the settings: unknown names (with the
     * nearest known one), missing and unreadable values, values out of range, secrets that cannot be sent, and what the
     * rules across settings find. A rule that reads a setting which is itself at fault is left out. Use of deprecated
     * settings is listed among the rest; alone it refuses nothing and is found in {@link Settings#warnings()}.
     *
     * <p>No message shows the value of a secret. Other values are shown cut to 80 characters, without what looks like a
     * password in an address.
     *
     * @param config the raw values
     * @return the settings, or what is wrong: never an empty list
     */
    public Either<List<ConfigViolation>, Settings> resolve(ConnectorConfig config) {
        return new ConfigResolver(this, config).resolve();
    }

    List<Function<Settings, List<ConfigViolation>>> rules() {
        return rules;
    }

    Set<String> names() {
        return settings.keySet();
    }

    @Override
    public String toString() {
        return "ConfigSchema" + settings.keySet();
    }

    /** Collects the settings of a schema. Not thread-safe. */
    public static final class Builder {

        private String title = "Connector settings";
        private final Map<String, Setting> settings = new LinkedHashMap<>();
        private final List<Function<Settings, List<ConfigViolation>>> rules = new ArrayList<>();

        private Builder() {}

        /**
         * Sets the heading of the form.
         *
         * @param text a few words, usually the vendor's name
         * @return this builder
         */
        public Builder title(String text) {
            this.title = Objects.requireNonNull(text, "text");
            return this;
        }

        /**
         * Adds a setting.
         *
         * @param setting the setting
         * @return this builder
         * @throws IllegalArgumentException if there is a setting of this name
         */
        public Builder add(Setting setting) {
            if (settings.putIfAbsent(setting.name(), setting) != null) {
                throw new IllegalArgumentException("setting: a second one named '" + setting.name() + "'");
            }
            return this;
        }

        /**
         * Adds several settings, in their order.
         *
         * @param added the settings
         * @return this builder
         * @throws IllegalArgumentException if there is a setting of one of the names
         */
        public Builder addAll(Collection<Setting> added) {
            added.forEach(this::add);
            return this;
        }

        /**
         * Adds a rule across settings, such as "either a token or a user name with a password".
         *
         * @param rule checks the settings and lists what is wrong, nothing if all is well. Its messages must not show
         *     secrets. Ask {@link Settings#isSet(String)} before reading a setting that is optional.
         * @return this builder
         */
        public Builder rule(Function<Settings, List<ConfigViolation>> rule) {
            rules.add(Objects.requireNonNull(rule, "rule"));
            return this;
        }

        /** {@return the schema; a schema that later calls of this builder do not change} */
        public ConfigSchema build() {
            return new ConfigSchema(this);
        }
    }
}
