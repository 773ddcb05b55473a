package org.connectorsdk.api.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One value that a connector is configured with, described once for everybody: for the check, for the form a platform
 * draws, for the environment and for the command line.
 *
 * <pre>{@code
 * Setting timeout = Setting.builder("read-timeout", SettingType.DURATION)
 *         .label("Read time-out")
 *         .description("How long to wait for the next piece of an answer.")
 *         .defaultValue("30s")
 *         .min("100ms")
 *         .examples("10s", "2m")
 *         .build();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Setting {

    private final Builder values;

    private Setting(Builder values) {
        this.values = values;
    }

    /**
     * Starts a setting that is optional, not secret, and has no default.
     *
     * @param name in kebab-case: lower-case letters and digits, starting with a letter, words joined by {@code -}
     * @param type what kind of value it takes
     * @return a builder, for one thread
     * @throws IllegalArgumentException if the name is not in kebab-case
     */
    public static Builder builder(String name, SettingType type) {
        return new Builder(name, type);
    }

    /** {@return the name that configurations use, in kebab-case} */
    public String name() {
        return values.name;
    }

    /** {@return the kind of value it takes} */
    public SettingType type() {
        return values.type;
    }

    /** {@return the label of an input field; made from the name if none was given} */
    public String label() {
        return values.label;
    }

    /** {@return what it does, for people; may be empty} */
    public String description() {
        return values.description;
    }

    /** {@return whether a configuration without it is refused} */
    public boolean isRequired() {
        return values.required;
    }

    /** {@return whether the value must not be seen} */
    public boolean isSecret() {
        return values.secret;
    }

    /** {@return whether a secret may hold more than printable ASCII, see {@link Builder#unicode()}} */
    public boolean allowsUnicode() {
        return values.unicode;
    }

    /** {@return the value that holds when none is given, as text; empty if there is none} */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(values.defaultValue);
    }

    /** {@return the values that a {@link SettingType#CHOICE} takes, in order; empty for other types} */
    public List<String> choices() {
        return List.copyOf(values.choices);
    }

    /** {@return the smallest value that is accepted, as text; empty if there is none} */
    public Optional<String> min() {
        return Optional.ofNullable(values.min);
    }

    /** {@return the largest value that is accepted, as text; empty if there is none} */
    public Optional<String> max() {
        return Optional.ofNullable(values.max);
    }

    /** {@return values that show what is meant; each of them would be accepted} */
    public List<String> examples() {
        return List.copyOf(values.examples);
    }

    /** {@return the end of the environment variable: {@code BASE_URL} for {@code base-url}} */
    public String environmentSuffix() {
        return values.name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** {@return why not to use it any more, and what to use instead; empty if it is here to stay} */
    public Optional<String> deprecated() {
        return Optional.ofNullable(values.deprecation);
    }

    @Override
    public String toString() {
        return "Setting[" + values.name + ": " + values.type + (values.required ? ", required" : "")
                + (values.secret ? ", secret" : "") + "]";
    }

    /** Collects what is known about a setting. Not thread-safe. */
    public static final class Builder {

        private final String name;
        private final SettingType type;
        private String label;
        private String description = "";
        private boolean required;
        private boolean secret;
        private boolean unicode;
        private @Nullable String defaultValue;
        private @Nullable String min;
        private @Nullable String max;
        private @Nullable String deprecation;
        private final Set<String> choices = new LinkedHashSet<>();
        private final List<String> examples = new ArrayList<>();

        private Builder(String name, SettingType type) {
            this.name = SettingChecks.requireKebabCase(name);
            this.type = Objects.requireNonNull(type, "type");
            this.label =
                    Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' ');
        }

        private Builder(Builder other) {
            this.name = other.name;
            this.type = other.type;
            this.label = other.label;
            this.description = other.description;
            this.required = other.required;
            this.secret = other.secret;
            this.unicode = other.unicode;
            this.defaultValue = other.defaultValue;
            this.min = other.min;
            this.max = other.max;
            this.deprecation = other.deprecation;
            this.choices.addAll(other.choices);
            this.examples.addAll(other.examples);
        }

        /**
         * Sets the label of an input field.
         *
         * @param text the label
         * @return this builder
         */
        public Builder label(String text) {
            this.label = Objects.requireNonNull(text, "text");
            return this;
        }

        /**
         * Sets what people should know: effect, unit, where to find the value at the vendor's.
         *
         * @param text the description
         * @return this builder
         */
        public Builder description(String text) {
            this.description = Objects.requireNonNull(text, "text");
            return this;
        }

        /** {@return refuses configurations that give no value; this builder} */
        public Builder required() {
            this.required = true;
            return this;
        }

        /**
         * Hides the value: it is never shown in a message, and forms draw it as a password. Unless {@link #unicode()}
         * is set too, it must consist of printable ASCII, because that is what a request header can carry.
         *
         * @return this builder
         */
        public Builder secret() {
            this.secret = true;
            return this;
        }

        /**
         * Allows characters beyond ASCII in a secret: for a password that is encoded before it is sent, as HTTP Basic
         * does. Control characters stay refused.
         *
         * @return this builder
         */
        public Builder unicode() {
            this.unicode = true;
            return this;
        }

        /**
         * Sets the value that holds when none is given.
         *
         * @param text the default, written as a configuration would
         * @return this builder
         */
        public Builder defaultValue(String text) {
            this.defaultValue = Objects.requireNonNull(text, "text");
            return this;
        }

        /**
         * Adds values that a {@link SettingType#CHOICE} takes.
         *
         * @param values the choices, in order
         * @return this builder
         */
        public Builder choices(String... values) {
            return choices(List.of(values));
        }

        /**
         * Adds values that a {@link SettingType#CHOICE} takes.
         *
         * @param values the choices, in order
         * @return this builder
         */
        public Builder choices(Collection<String> values) {
            choices.addAll(values);
            return this;
        }

        /**
         * Sets the smallest value of an integer, decimal or duration.
         *
         * @param text the minimum, written as a configuration would
         * @return this builder
         */
        public Builder min(String text) {
            this.min = Objects.requireNonNull(text, "text");
            return this;
        }

        /**
         * Sets the smallest value of an integer or decimal.
         *
         * @param value the minimum
         * @return this builder
         */
        public Builder min(long value) {
            return min(Long.toString(value));
        }

        /**
         * Sets the largest value of an integer, decimal or duration.
         *
         * @param text the maximum, written as a configuration would
         * @return this builder
         */
        public Builder max(String text) {
            this.max = Objects.requireNonNull(text, "text");
            return this;
        }

        /**
         * Sets the largest value of an integer or decimal.
         *
         * @param value the maximum
         * @return this builder
         */
        public Builder max(long value) {
            return max(Long.toString(value));
        }

        /**
         * Adds values that show what is meant. Give at least one to each required setting: the conformance suite builds
         * its configurations from them. For a secret write something that nobody can mistake for a real one.
         *
         * @param values the examples, written as a configuration would
         * @return this builder
         */
        public Builder examples(String... values) {
            examples.addAll(List.of(values));
            return this;
        }

        /**
         * Marks the setting as one to move away from. It works as before, and using it is reported.
         *
         * @param note what to use instead, in a few words that can follow "it is deprecated: "
         * @return this builder
         */
        public Builder deprecated(String note) {
            this.deprecation = Objects.requireNonNull(note, "note");
            return this;
        }

        /**
         * The setting.
         *
         * @return the setting
         * @throws IllegalArgumentException if the description contradicts itself: a default, bound or example that the
         *     setting would refuse, a required setting or a secret with a default, a secret that is not a
         *     {@link SettingType#STRING}, choices missing or out of place, bounds on a type that has none
         */
        public Setting build() {
            Setting setting = new Setting(new Builder(this));
            SettingChecks.requireConsistent(setting);
            return setting;
        }
    }
}
