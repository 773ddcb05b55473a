package org.connectorsdk.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.http.internal.settings.BaseAddress;
import org.connectorsdk.http.internal.settings.HostLibraries;
import org.connectorsdk.http.internal.settings.SettingCatalog;
import org.connectorsdk.http.internal.settings.SettingRules;
import org.connectorsdk.http.settings.HttpSettings;

/**
 * Describes the {@linkplain HttpSettings settings} of the runtime for a provider's own schema.
 *
 * <pre>{@code
 * HttpSchema.schema("Acme", "v1", Map.of(HttpSettings.BASE_URL, "https://api.acme.example"), token).build()
 * }</pre>
 *
 * @since 0.1.0
 */
public final class HttpSchema {
    private HttpSchema() {}

    /**
     * A whole schema: settings of the provider's own, then {@linkplain #all(Map) all} of these, with the {@linkplain
     * #rules rules} for them.
     *
     * @param title what the form is about: the vendor's name
     * @param pathPrefix what every path of the API begins with; empty for none
     * @param defaults values by the name of the setting, as for {@link #all(Map)}
     * @param own the provider's own settings
     * @return a builder, for rules of the provider's own
     */
    public static ConfigSchema.Builder schema(
            String title, String pathPrefix, Map<String, String> defaults, Setting... own) {
        ConfigSchema.Builder schema = ConfigSchema.builder().title(title);
        for (Setting setting : own) {
            schema.add(setting);
        }
        schema.addAll(all(defaults));
        rules(pathPrefix).forEach(schema::rule);
        return schema;
    }

    /**
     * All of them, in the order of a form, with {@link HttpSettings#BASE_URL} required.
     *
     * @return an unmodifiable list
     */
    public static List<Setting> all() {
        return all(Map.of());
    }

    /**
     * All of them, in the order of a form, with defaults of the provider's own. {@link HttpSettings#BASE_URL} is
     * required unless it has a default.
     *
     * @param defaults values by the name of the setting, written as a configuration would
     * @return an unmodifiable list
     * @throws IllegalArgumentException if there is no such setting, if it would refuse the value, or if it cannot have
     *     a default
     */
    public static List<Setting> all(Map<String, String> defaults) {
        return new SettingCatalog(defaults).settings();
    }

    /**
     * What must hold across settings: add each rule to the schema, so that all problems are reported at once. (What is
     * in the files that settings name is checked when a runtime is built.)
     *
     * @param pathPrefix what every path of the API begins with, as given to {@link HttpRuntime.Builder#baseUrl}; empty
     *     for none
     * @return an unmodifiable list
     */
    public static List<Function<Settings, List<ConfigViolation>>> rules(String pathPrefix) {
        List<Function<Settings, List<ConfigViolation>>> rules = new ArrayList<>();
        rules.add(settings -> HostLibraries.problems());
        SettingRules.ALL.forEach(rule -> rules.add(onUsableLibraries(rule)));
        rules.add(onUsableLibraries(settings -> BaseAddress.problems(settings.url(HttpSettings.BASE_URL), pathPrefix)));
        return List.copyOf(rules);
    }

    /** A rule may use the libraries, and an old one may break it. */
    private static Function<Settings, List<ConfigViolation>> onUsableLibraries(
            Function<Settings, List<ConfigViolation>> rule) {
        return settings -> HostLibraries.problems().isEmpty() ? rule.apply(settings) : List.of();
    }

    /**
     * What must hold for a setting whose value is sent in a header: add the rule to the schema.
     *
     * @param setting name of a setting of type string that is not secret
     * @return a rule that allows printable ASCII alone
     */
    public static Function<Settings, List<ConfigViolation>> inHeader(String setting) {
        return settings ->
                SettingRules.inHeader(setting, settings.optionalString(setting).orElse(""));
    }
}
