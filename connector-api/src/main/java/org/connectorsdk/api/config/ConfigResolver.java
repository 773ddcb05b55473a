package org.connectorsdk.api.config;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.connectorsdk.api.config.SettingReader.Problem;
import org.jspecify.annotations.Nullable;

/** One check of one configuration. */
final class ConfigResolver {

    private final ConfigSchema schema;
    private final ConnectorConfig config;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> given = new HashSet<>();
    private final Set<String> masked = new HashSet<>();
    private final Set<String> invalid = new HashSet<>();
    private final List<ConfigViolation> violations = new ArrayList<>();
    private final List<ConfigViolation> warnings = new ArrayList<>();

    ConfigResolver(ConfigSchema schema, ConnectorConfig config) {
        this.schema = schema;
        this.config = config;
    }

    Either<List<ConfigViolation>, Settings> resolve() {
        for (Setting setting : schema.settings()) {
            read(setting);
        }
        for (String name : config.names()) {
            if (schema.setting(name).isEmpty()) {
                violations.add(unknown(name));
            }
        }
        Settings settings = new Settings(schema, values, given, masked, invalid, warnings);
        for (Function<Settings, List<ConfigViolation>> rule : schema.rules()) {
            apply(rule, settings);
        }
        if (violations.isEmpty()) {
            return Either.right(settings);
        }
        violations.addAll(warnings);
        return Either.left(List.copyOf(violations));
    }

    private void read(Setting setting) {
        @Nullable RawValue raw = config.value(setting.name());
        if (raw instanceof RawValue.Rotating rotating) {
            rotating(setting, rotating.source);
        } else if (raw instanceof RawValue.Container container) {
            markGiven(setting);
            refuse(setting, ConfigViolation.WRONG_TYPE, "must be a single value, not " + container.kind);
        } else {
            boolean hidden = raw instanceof RawValue.Fixed || setting.isSecret();
            String text = text(raw).strip();
            if (text.isEmpty()) {
                absent(setting);
            } else {
                markGiven(setting);
                present(setting, text, hidden);
            }
        }
    }

    private static String text(@Nullable RawValue raw) {
        if (raw instanceof RawValue.Text given) {
            return given.text;
        }
        return raw instanceof RawValue.Fixed fixed ? fixed.secret.reveal() : "";
    }

    private void present(Setting setting, String text, boolean hidden) {
        Either<Problem, Object> read = SettingReader.read(setting, text);
        if (read.isLeft()) {
            Problem problem = read.getLeft();
            // Of an illegal character the position says enough, and the value would spoil the line.
            boolean shown = !hidden && !problem.code().equals(ConfigViolation.ILLEGAL_CHARACTER);
            refuse(setting, problem.code(), problem.text() + (shown ? "; it is " + DisplayValue.of(text) : ""));
            return;
        }
        if (hidden) {
            masked.add(setting.name());
        }
        values.put(setting.name(), setting.isSecret() ? fixed(text) : read.get());
    }

    private static Supplier<Secret> fixed(String text) {
        Secret secret = Secret.of(text);
        return () -> secret;
    }

    private void rotating(Setting setting, Supplier<Secret> source) {
        markGiven(setting);
        if (setting.isSecret()) {
            values.put(setting.name(), new RotatingSecret(setting, source));
            masked.add(setting.name());
        } else {
            refuse(setting, ConfigViolation.WRONG_TYPE, "is not a secret, so it must be a value and not a supplier");
        }
    }

    private void absent(Setting setting) {
        if (setting.isRequired()) {
            refuse(
                    setting,
                    ConfigViolation.MISSING,
                    "is required; set it, or the environment variable CONNECTOR_<PROVIDER>_"
                            + setting.environmentSuffix());
        }
        setting.defaultValue()
                .ifPresent(text -> values.put(
                        setting.name(),
                        SettingReader.read(setting, text.strip()).get()));
    }

    private void markGiven(Setting setting) {
        given.add(setting.name());
        setting.deprecated()
                .ifPresent(note -> warnings.add(new ConfigViolation(
                        setting.name(), ConfigViolation.DEPRECATED, setting.name() + " is deprecated: " + note)));
    }

    private void refuse(Setting setting, String code, String predicate) {
        invalid.add(setting.name());
        violations.add(new ConfigViolation(setting.name(), code, setting.name() + " " + predicate));
    }

    private ConfigViolation unknown(String name) {
        String shown = DisplayValue.unquoted(name);
        String hint = NearestName.of(name, schema.names())
                .map(nearest -> "did you mean " + nearest + "?")
                .orElseGet(() -> schema.names().isEmpty()
                        ? "there are no settings"
                        : "the settings are " + String.join(", ", schema.names()));
        return new ConfigViolation(shown, ConfigViolation.UNKNOWN_SETTING, shown + " is not a setting; " + hint);
    }

    private void apply(Function<Settings, List<ConfigViolation>> rule, Settings settings) {
        try {
            violations.addAll(rule.apply(settings));
        } catch (Settings.InvalidSettingException e) {
            // The setting that the rule wanted is reported already; the rule speaks once it is right.
        }
    }
}
