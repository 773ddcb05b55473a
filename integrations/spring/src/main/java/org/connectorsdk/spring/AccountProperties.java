package org.connectorsdk.spring;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * What stands under {@code connectors.accounts}, by account and by name as it was written. Secrets are in it: it lives
 * while accounts are read, and no longer.
 */
final class AccountProperties {
    static final String PREFIX = "connectors.accounts";

    private static final int NAMED = 3; // elements of a name that ends with that of an account

    private static final Bindable<Map<String, Map<String, String>>> ACCOUNTS =
            Bindable.of(ResolvableType.forClassWithGenerics(
                    Map.class,
                    ResolvableType.forClass(String.class),
                    ResolvableType.forClassWithGenerics(Map.class, String.class, String.class)));

    private final Map<String, Map<String, String>> accounts;
    private final Environment environment;
    private final Map<String, Set<String>> written;
    private final @Nullable String unreadable;

    private AccountProperties(
            Map<String, Map<String, String>> bound, Environment environment, @Nullable String unreadable) {
        this.environment = environment;
        this.unreadable = unreadable;
        this.written = written(environment);
        this.accounts = merged(bound);
    }

    static AccountProperties in(Environment environment) {
        try {
            Map<String, Map<String, String>> bound =
                    Binder.get(environment).bind(PREFIX, ACCOUNTS).orElse(Map.of());
            return new AccountProperties(bound, environment, null);
        } catch (BindException e) {
            // Its own text shows the value, which may be a secret that stands in the wrong place.
            return new AccountProperties(Map.of(), environment, unreadable(e.getName()));
        }
    }

    private static String unreadable(ConfigurationPropertyName name) {
        return name.getNumberOfElements() > NAMED
                ? name + " cannot be read; does a placeholder in it name itself?"
                : name + " is not an account; write " + PREFIX + ".<name>.provider";
    }

    /** The names as they are written, by plain name; variables of the environment have no dashes and no case. */
    private static Map<String, Set<String>> written(Environment environment) {
        ConfigurationPropertyName prefix = ConfigurationPropertyName.of(PREFIX);
        Map<String, Set<String>> written = new LinkedHashMap<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource names
                    && !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)) {
                names.stream().filter(prefix::isAncestorOf).forEach(name -> {
                    String account = name.getElement(NAMED - 1, ConfigurationPropertyName.Form.ORIGINAL);
                    written.computeIfAbsent(plain(account), same -> new LinkedHashSet<>())
                            .add(account);
                });
            }
        }
        return written;
    }

    /** What a variable of the environment sets belongs to the account whose name it can only spell plainly. */
    private Map<String, Map<String, String>> merged(Map<String, Map<String, String>> bound) {
        Map<String, Map<String, String>> merged = new LinkedHashMap<>();
        bound.forEach((name, settings) -> {
            String spelled =
                    written.getOrDefault(plain(name), Set.of(name)).iterator().next();
            Map<String, String> into = merged.computeIfAbsent(spelled, same -> new LinkedHashMap<>());
            settings.forEach((setting, value) -> {
                if (into.keySet().stream().noneMatch(known -> plain(known).equals(plain(setting)))) {
                    into.put(setting, value);
                }
            });
        });
        return Collections.unmodifiableMap(merged);
    }

    /** {@return a name without what relaxed binding ignores} */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    Set<String> names() {
        return accounts.keySet();
    }

    /** {@return the settings of one account, the provider among them, in the order of their sources} */
    Map<String, String> of(String account) {
        return accounts.getOrDefault(account, Map.of());
    }

    /** {@return names that a variable of the environment cannot tell apart} */
    Collection<Set<String>> alike() {
        return written.values().stream().filter(names -> names.size() > 1).toList();
    }

    /** {@return what cannot be read as accounts at all, and why} */
    Optional<String> unreadable() {
        return Optional.ofNullable(unreadable);
    }

    /** {@return where a setting was given, such as the line of a file; empty where that is not known} */
    Optional<String> origin(String account, String setting) {
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(PREFIX + "." + account + "." + setting, '.');
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty found = source.getConfigurationProperty(name);
            if (found != null) {
                return Optional.ofNullable(found.getOrigin()).map(Object::toString);
            }
        }
        return Optional.empty();
    }
}
