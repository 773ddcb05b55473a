package org.connectorsdk.api.config;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that has been checked: typed values, with defaults applied.
 *
 * <p>Made by {@link ConfigSchema#resolve(ConnectorConfig)}. Reading a setting that the schema does not declare, or with
 * the method of another type, is a mistake in the program and throws {@link IllegalArgumentException}. The plain
 * methods are for settings that are required or have a default; for others there is an {@code optional} twin, and
 * asking the plain one for a value that was not given throws {@link NoSuchElementException}.
 *
 * <p>Immutable and thread-safe. {@code toString()} masks secrets.
 *
 * @since 0.1.0
 */
public final class Settings {

    private final ConfigSchema schema;
    private final Map<String, Object> values;
    private final Set<String> given;
    private final Set<String> masked;
    private final Set<String> invalid;
    private final List<ConfigViolation> warnings;

    Settings(
            ConfigSchema schema,
            Map<String, Object> values,
            Set<String> given,
            Set<String> masked,
            Set<String> invalid,
            List<ConfigViolation> warnings) {
        this.schema = schema;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.given = Set.copyOf(given);
        this.masked = Set.copyOf(masked);
        this.invalid = Set.copyOf(invalid);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * The value of a {@link SettingType#STRING} or {@link SettingType#CHOICE} that is not secret.
     *
     * @param name the name of the setting
     * @return the text, without space around it, never empty
     * @throws IllegalArgumentException if there is no such setting, or it is secret or of another type
     * @throws NoSuchElementException if no value was given and there is no default
     */
    public String string(String name) {
        return required(name, optionalString(name));
    }

    /**
     * The value of a {@link SettingType#STRING} or {@link SettingType#CHOICE} that is not secret.
     *
     * @param name the name of the setting
     * @return the text, or empty if no value was given and there is no default
     * @throws IllegalArgumentException if there is no such setting, or it is secret or of another type
     */
    public Optional<String> optionalString(String name) {
        Setting setting = declared(name);
        if (setting.isSecret()) {
            throw new IllegalArgumentException("name: the setting '" + name + "' is secret: read it with secret()");
        }
        return setting.type() == SettingType.CHOICE
                ? value(name, SettingType.CHOICE, String.class)
                : value(name, SettingType.STRING, String.class);
    }

    /**
     * The value of an {@link SettingType#INTEGER}.
     *
     * @param name the name of the setting
     * @return the value, within the bounds of the setting
     * @throws IllegalArgumentException if there is no such setting, or it is of another type
     * @throws NoSuchElementException if no value was given and there is no default
     */
    public long integer(String name) {
        return required(name, optionalInteger(name));
    }

    /**
     * The value of an {@link SettingType#INTEGER}.
     *
     * @param name the name of the setting
     * @return the value, or empty if no value was given and there is no default
     * @throws IllegalArgumentException if there is no such setting, or it is of another type
     */
    public Optional<Long> optionalInteger(String name) {
        return value(name, SettingType.INTEGER, Long.class);
    }

    /**
     * The value of a {@link SettingType#DECIMAL}.
     *
     * @param name the name of the setting
     * @return the value, within the bounds of the setting
     * @throws IllegalArgumentException if there is no such setting, or it is of another type
     * @throws NoSuchElementException if no value was given and there is no default
     */
    public BigDecimal decimal(String name) {
        return required(name, value(name, SettingType.DECIMAL, BigDecimal.class));
    }

    /**
     * The value of a {@link SettingType#BOOLEAN}.
     *
     * @param name the name of the setting
     * @return the value
     * @throws IllegalArgumentException if there is no such setting, or it is of another type
     * @throws NoSuchElementException if no value was given and there is no default
     */
    public boolean bool(String name) {
        return required(name, value(name, SettingType.BOOLEAN, Boolean.class));
    }

    /**
     * The value of a {@link SettingType#DURATION}.
     *
     * @param name the name of the setting
     * @return the value, never negative
     * @throws IllegalArgumentException if there is no such setting, or it is of another type
     * @throws NoSuchElementException if no value was given and there is no default
     */
    public Duration duration(String name) {
        return required(name, optionalDuration(name));
    }

    /**
     * The value of a {@link SettingType#DURATION}.
     *
     * @param name the name of the setting
     * @return the value, or empty if no value was given and there is no default
     * @throws IllegalArgumentException if there is no such setting, or it is of another type
     */
    public Optional<Duration> optionalDuration(String name) {
        return value(name, SettingType.DURATION, Duration.class);
    }

    /**
     * The value of a {@link SettingType#URL}.
     *
     * @param name the name of the setting
     * @return an absolute http or https address with a host
     * @throws IllegalArgumentException if there is no such setting, or it is of another type
     * @throws NoSuchElementException if no value was given and there is no default
     */
    public URI url(String name) {
        return required(name, optionalUrl(name));
    }

    /**
     * The value of a {@link SettingType#URL}.
     *
     * @param name the name of the setting
     * @return the address, or empty if no value was given and there is no default
     * @throws IllegalArgumentException if there is no such setting, or it is of another type
     */
    public Optional<URI> optionalUrl(String name) {
        return value(name, SettingType.URL, URI.class);
    }

    /**
     * The value of a {@link SettingType#FILE}.
     *
     * @param name the name of the setting
     * @return the path; whether the file exists was not checked
     * @throws IllegalArgumentException if there is no such setting, or it is of another type
     * @throws NoSuchElementException if no value was given and there is no default
     */
    public Path file(String name) {
        return required(name, optionalFile(name));
    }

    /**
     * The value of a {@link SettingType#FILE}.
     *
     * @param name the name of the setting
     * @return the path, or empty if no value was given and there is no default
     * @throws IllegalArgumentException if there is no such setting, or it is of another type
     */
    public Optional<Path> optionalFile(String name) {
        return value(name, SettingType.FILE, Path.class);
    }

    /**
     * Where to get a secret from. Ask anew for each use: it may rotate.
     *
     * @param name the name of the setting
     * @return gives the secret that is valid now, trimmed and fit to be sent. For a rotating secret it calls the
     *     supplier of the configuration, with whatever that costs, and throws {@link SecretUnavailableException} if
     *     there is no fit secret.
     * @throws IllegalArgumentException if there is no such setting, or it is not secret
     * @throws NoSuchElementException if no value was given
     */
    public Supplier<Secret> secret(String name) {
        return required(name, optionalSecret(name));
    }

    /**
     * Where to get a secret from, see {@link #secret(String)}.
     *
     * @param name the name of the setting
     * @return the source of the secret, or empty if no value was given
     * @throws IllegalArgumentException if there is no such setting, or it is not secret
     */
    @SuppressWarnings("unchecked") // the resolution stores nothing else for a secret
    public Optional<Supplier<Secret>> optionalSecret(String name) {
        if (!declared(name).isSecret()) {
            throw new IllegalArgumentException("name: the setting '" + name + "' is not secret");
        }
        return value(name, SettingType.STRING, Supplier.class).map(source -> (Supplier<Secret>) source);
    }

    /**
     * The secrets that were given as values, for whoever has to keep them out of texts. One that a supplier gives is
     * not asked for.
     *
     * @return the secrets, in no order
     */
    public List<Secret> fixedSecrets() {
        return schema.settings().stream()
                .filter(Setting::isSecret)
                .flatMap(setting -> optionalSecret(setting.name()).stream())
                .filter(source -> !(source instanceof RotatingSecret))
                .map(Supplier::get)
                .toList();
    }

    /**
     * Whether a value was given. A default does not count.
     *
     * @param name the name of the setting
     * @return true if the configuration gave a value that is not empty
     * @throws IllegalArgumentException if there is no such setting
     */
    public boolean isSet(String name) {
        return given.contains(declared(name).name());
    }

    /**
     * {@return what was accepted but should be changed: settings that are deprecated; an unmodifiable list, empty if
     * all is well}
     */
    public List<ConfigViolation> warnings() {
        return warnings;
    }

    private <T> Optional<T> value(String name, SettingType type, Class<T> javaType) {
        Setting setting = declared(name);
        if (setting.type() != type) {
            throw new IllegalArgumentException(
                    "name: the setting '" + name + "' is of type " + setting.type() + ", not " + type);
        }
        if (invalid.contains(name)) {
            throw new InvalidSettingException();
        }
        return Optional.ofNullable(values.get(name)).map(javaType::cast);
    }

    private Setting declared(String name) {
        return schema.setting(name)
                .orElseThrow(() -> new IllegalArgumentException("name: there is no setting '" + name + "'"));
    }

    private static <T> T required(String name, Optional<T> value) {
        return value.orElseThrow(() -> new NoSuchElementException(
                "the setting '" + name + "' is optional and not set: read it with an optional getter"));
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "Settings[", "]");
        values.forEach((name, value) -> text.add(name + "=" + shown(name, value)));
        return text.toString();
    }

    private String shown(String name, @Nullable Object value) {
        return masked.contains(name) ? "[secret]" : DisplayValue.unquoted(String.valueOf(value));
    }

    /** Ends a rule that reads a setting which is itself at fault. Never leaves the resolution. */
    static final class InvalidSettingException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InvalidSettingException() {
            super("a setting at fault was read", null, false, false);
        }
    }
}
