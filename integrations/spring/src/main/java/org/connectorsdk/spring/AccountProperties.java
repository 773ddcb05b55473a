package org.connectorsdk.spring;

import java.util.Collections;
import java.util.LinkedHashMap;
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
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/**
 * What stands under {@code connectors.accounts}, by account and by name as it was written. Secrets are in it: it lives
 * while accounts are read, and no longer.
 */
final class AccountProperties {
    static final String PREFIX = "connectors.accounts";

    private static final Bindable<Map<String, Map<String, String>>> ACCOUNTS =
            Bindable.of(ResolvableType.forClassWithGenerics(
                    Map.class,
                    ResolvableType.forClass(String.class),
                    ResolvableType.forClassWithGenerics(Map.class, String.class, String.class)));

    private final Map<String, Map<String, String>> accounts;
    private final Environment environment;
    private final @Nullable String unreadable;

    private AccountProperties(
            Map<String, Map<String, String>> accounts, Environment environment, @Nullable String unreadable) {
        this.accounts = accounts;
        this.environment = environment;
        this.unreadable = unreadable;
    }

    static AccountProperties in(Environment environment) {
        try {
            Map<String, Map<String, String>> bound =
                    Binder.get(environment).bind(PREFIX, ACCOUNTS).orElse(Map.of());
            return new AccountProperties(merged(bound), environment, null);
        } catch (BindException e) {
            // Its own text shows the value, which may be a secret that stands in the wrong place.
            return new AccountProperties(Map.of(), environment, e.getName().toString());
        }
    }

    /** An account, or a setting, that two sources spell in two ways is one; what stands first counts. */
    private static Map<String, Map<String, String>> merged(Map<String, Map<String, String>> bound) {
        Map<String, String> spelling = new LinkedHashMap<>();
        bound.keySet().forEach(name -> spelling.merge(plain(name), name, AccountProperties::longer));
        Map<String, Map<String, String>> merged = new LinkedHashMap<>();
        bound.forEach((name, settings) -> {
            Map<String, String> into =
                    merged.computeIfAbsent(spelling.getOrDefault(plain(name), name), same -> new LinkedHashMap<>());
            settings.forEach((setting, value) -> {
                if (into.keySet().stream().noneMatch(known -> plain(known).equals(plain(setting)))) {
                    into.put(setting, value);
                }
            });
        });
        return Collections.unmodifiableMap(merged);
    }

    /** Variables of the environment have no dashes: {@code my-shop} is how somebody wrote {@code myshop}. */
    private static String longer(String one, String other) {
        return other.length() > one.length() ? other : one;
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

    /** {@return the name of what cannot be read as accounts at all} */
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
