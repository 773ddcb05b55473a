package org.connectorsdk.api.config;

import java.util.EnumSet;
import java.util.Set;

/** Finds contradictions in the description of a setting, when a provider is written and not when it is used. */
final class SettingChecks {

    private static final Set<SettingType> WITH_BOUNDS =
            EnumSet.of(SettingType.INTEGER, SettingType.DECIMAL, SettingType.DURATION);

    private SettingChecks() {}

    static String requireKebabCase(String name) {
        boolean wordMayEnd = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            boolean digit = c >= '0' && c <= '9';
            if (!letter && !(digit && i > 0) && !(c == '-' && wordMayEnd)) {
                throw new IllegalArgumentException("name: '" + name + "' is not in kebab-case");
            }
            wordMayEnd = c != '-';
        }
        if (!wordMayEnd) {
            throw new IllegalArgumentException("name: '" + name + "' is not in kebab-case");
        }
        return name;
    }

    static void requireConsistent(Setting setting) {
        requireChoicesInPlace(setting);
        requireSecretInPlace(setting);
        if (setting.isRequired() && setting.defaultValue().isPresent()) {
            throw contradiction(setting, "has a default, so it cannot be required");
        }
        requireBounds(setting);
        setting.defaultValue().ifPresent(text -> requireReadable(setting, "default", text));
        setting.examples().forEach(text -> requireReadable(setting, "example", text));
    }

    private static void requireChoicesInPlace(Setting setting) {
        if (setting.type() == SettingType.CHOICE && setting.choices().isEmpty()) {
            throw contradiction(setting, "is a CHOICE without choices");
        }
        if (setting.type() != SettingType.CHOICE && !setting.choices().isEmpty()) {
            throw contradiction(setting, "has choices but is not a CHOICE");
        }
    }

    private static void requireSecretInPlace(Setting setting) {
        if (setting.allowsUnicode() && !setting.isSecret()) {
            throw contradiction(setting, "is not secret, where unicode is allowed anyway");
        }
        if (setting.isSecret() && setting.type() != SettingType.STRING) {
            throw contradiction(setting, "is secret, so it must be a STRING");
        }
        if (setting.isSecret() && setting.defaultValue().isPresent()) {
            throw contradiction(setting, "is secret, so it cannot have a default");
        }
    }

    private static void requireBounds(Setting setting) {
        boolean bounded = setting.min().isPresent() || setting.max().isPresent();
        if (bounded && !WITH_BOUNDS.contains(setting.type())) {
            throw contradiction(setting, "has bounds, which a " + setting.type() + " does not know");
        }
        // The lower bound must lie in the range as well as be readable: a range with the ends swapped accepts nothing.
        setting.min().ifPresent(text -> requireReadable(setting, "minimum", text));
        setting.max().ifPresent(text -> requireReadable(setting, "maximum", text));
    }

    private static void requireReadable(Setting setting, String what, String text) {
        if (text.isBlank()) {
            throw contradiction(setting, "has an empty " + what);
        }
        SettingReader.read(setting, text.strip()).swap().forEach(problem -> {
            throw contradiction(setting, "would refuse its own " + what + ": it " + problem.text());
        });
    }

    private static IllegalArgumentException contradiction(Setting setting, String what) {
        return new IllegalArgumentException("setting '" + setting.name() + "' " + what);
    }
}
