package org.connectorsdk.api.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonSelection;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Secrets among the plain settings of a connection, where they do not belong but some connections have them, and the
 * masks that a vendor shows in their place. What is read never shows one, and a mask is never written back for the
 * secret itself (INC-12).
 *
 * <p>Secrets are known by the names of settings, at every depth: {@link SecretNames}. A mask is known by its asterisks
 * or bullets.
 *
 * @since 0.1.0
 */
public final class SecretSettings {
    /** What is shown in the place of a secret. */
    public static final String MASK = "********";

    /**
     * Under the name of a secret so many asterisks are a mask; elsewhere it takes one more, and no blank beside them.
     */
    private static final int BLOTS = 3;

    private static final JsonSelection SECRETS = JsonSelection.by(SecretNames::isSecret);

    private SecretSettings() {}

    /**
     * Hides secrets that a vendor shows although it should not. A vendor's own masks stay as they are.
     *
     * @param settings what the vendor sent
     * @return what may be shown
     */
    public static JsonObject shown(JsonObject settings) {
        return shown(settings, false);
    }

    /**
     * The same for members.
     *
     * @param members what the vendor sent
     * @return what may be shown; the same object if there are none
     */
    public static Map<String, JsonValue> shown(Map<String, JsonValue> members) {
        return members.isEmpty() ? members : shown(JsonObject.of(members)).members();
    }

    private static JsonObject shown(JsonObject settings, boolean secret) {
        boolean all = secret || SECRETS.isIn(settings);
        return settings.mapValues((name, value) ->
                all || isContainer(value) ? shown(value, secret || (all && SecretNames.isSecret(name))) : value);
    }

    private static boolean isContainer(JsonValue value) {
        return value instanceof JsonObject || value instanceof JsonArray;
    }

    private static JsonValue shown(JsonValue value, boolean secret) {
        if (value instanceof JsonObject object) {
            return shown(object, secret);
        }
        if (value instanceof JsonArray array) {
            return array.mapElements(element -> shown(element, secret));
        }
        return secret && isClear(value) ? new JsonString(MASK) : value;
    }

    /**
     * Finds secrets that are given in clear.
     *
     * @param place where the settings are in the request, such as {@code config}
     * @param settings what the caller gave
     * @return paths, such as {@code config.ssh.password}
     */
    public static List<String> misplaced(String place, JsonObject settings) {
        List<String> paths = new ArrayList<>();
        walk(place, settings, false, (path, named, within, value) -> {
            if (isGiven(value, named, within)) {
                paths.add(path);
            }
        });
        return paths;
    }

    /**
     * Finds masks.
     *
     * @param place where the settings are in the request, such as {@code config}
     * @param settings what the caller gave, or is about to be sent
     * @return paths, such as {@code config.ssh.password}
     */
    public static List<String> masked(String place, JsonObject settings) {
        List<String> paths = new ArrayList<>();
        walk(place, settings, false, (path, named, within, value) -> {
            if (isMask(value, within)) {
                paths.add(path);
            }
        });
        return paths;
    }

    /**
     * Finds what a vendor may know and does not show: masks, and secrets that are null or empty.
     *
     * @param place where the settings are in a request, such as {@code config}
     * @param stored what the vendor shows
     * @return paths, such as {@code config.ssh.password}
     */
    public static List<String> hidden(String place, JsonObject stored) {
        List<String> paths = new ArrayList<>();
        walk(place, stored, false, (path, named, within, value) -> {
            boolean blank = value instanceof JsonNull
                    || value.asString().filter(String::isEmpty).isPresent();
            if (isMask(value, within) || (named && blank)) {
                paths.add(path);
            }
        });
        return paths;
    }

    /**
     * Puts stored values in the place of the masks that stood for them, where a caller hands back what it was shown;
     * null, empty and any mask under the name of a secret mean its stored value as well, or nothing where none is
     * stored. In a list that was changed all masks stay, as elements have no identity. Null under the name of
     * a secret that the same change sets stays null, which removes it from the settings.
     *
     * @param given what the caller gave
     * @param stored what the vendor sent, before it was {@link #shown}
     * @param set names of the secrets that the same change sets
     * @return the settings that the caller means
     */
    public static JsonObject restored(JsonObject given, JsonObject stored, Set<String> set) {
        Map<String, JsonValue> restored = new LinkedHashMap<>();
        JsonObject meant = restored(given, stored, false);
        given.members().forEach((name, value) -> {
            if (isMoved(name, value, set)) {
                restored.put(name, value);
            } else {
                meant.get(name).ifPresent(known -> restored.put(name, known));
            }
        });
        return JsonObject.of(restored);
    }

    /**
     * Checks whether a member moves from the settings to the secrets.
     *
     * @param name of the member
     * @param value what the caller gave under it
     * @param set names of the secrets that the same change sets
     * @return whether it is null, and set as a secret
     */
    public static boolean isMoved(String name, JsonValue value, Set<String> set) {
        return value instanceof JsonNull && set.contains(name);
    }

    private static JsonObject restored(JsonObject given, JsonObject stored, boolean secret) {
        Map<String, JsonValue> restored = new LinkedHashMap<>();
        given.members().forEach((name, value) -> {
            boolean named = SecretNames.isSecret(name);
            @Nullable JsonValue known = stored.get(name).orElse(null);
            if (!named || !meansUnchanged(value)) {
                restored.put(name, restored(value, known, secret || named));
            } else if (known != null) {
                restored.put(name, known);
            }
        });
        return JsonObject.of(restored);
    }

    private static JsonValue restored(JsonValue given, @Nullable JsonValue stored, boolean secret) {
        if (given instanceof JsonObject wanted && stored instanceof JsonObject known) {
            return restored(wanted, known, secret);
        }
        return stored != null && given.equals(shown(stored, secret)) ? stored : given;
    }

    /**
     * The secrets in clear text, so that an error that quotes one can have it masked.
     *
     * @param settings what is about to be sent
     * @return the secrets by their paths; empty when there are none
     */
    public static Map<String, Secret> clear(JsonObject settings) {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        walk("", settings, false, (path, named, within, value) -> {
            if (within && isClear(value)) {
                secrets.put(path, Secret.of(value.asString().orElseGet(value::toJson)));
            }
        });
        return secrets;
    }

    /** Sees the values that hold no others. */
    private interface Leaves {
        void see(String path, boolean named, boolean within, JsonValue value);
    }

    /**
     * Goes through all settings, telling whether a secret's name is the last on the way to a value, or anywhere on it.
     */
    private static void walk(String place, JsonObject settings, boolean within, Leaves leaves) {
        settings.members().forEach((name, value) -> {
            boolean named = SecretNames.isSecret(name);
            walk(place.isEmpty() ? name : place + "." + name, value, named, within || named, leaves);
        });
    }

    private static void walk(String path, JsonValue value, boolean named, boolean within, Leaves leaves) {
        if (value instanceof JsonObject object) {
            walk(path, object, within, leaves);
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                walk(path + "." + i, array.get(i), named, within, leaves);
            }
        } else {
            leaves.see(path, named, within, value);
        }
    }

    /**
     * A text under a secret's name, directly or in what stands there; a number only directly, as counts are no secrets.
     */
    private static boolean isGiven(JsonValue value, boolean named, boolean within) {
        return (named || (within && value instanceof JsonString)) && isClear(value);
    }

    /**
     * Checks whether a value leaves a secret unchanged: it is null, empty, or a vendor's mask.
     *
     * @param value what a caller gave under the name of a secret
     * @return whether it names no secret
     */
    public static boolean meansUnchanged(JsonValue value) {
        return value instanceof JsonNull
                || value.asString().filter(String::isEmpty).isPresent()
                || isMask(value, true);
    }

    /** A switch is no secret, whatever its name. */
    private static boolean isClear(JsonValue value) {
        return value instanceof JsonNumber
                || (value instanceof JsonString text && !text.value().isEmpty() && !isMask(value, true));
    }

    private static boolean isMask(JsonValue value, boolean secret) {
        if (!(value instanceof JsonString text)) {
            return false;
        }
        String plain = text.value().toLowerCase(Locale.ROOT);
        return secret
                ? hasBlots(plain, BLOTS) || plain.startsWith("[redacted") || plain.startsWith("<redacted")
                : hasBlots(plain, BLOTS + 1) && plain.chars().noneMatch(Character::isWhitespace);
    }

    private static boolean hasBlots(String text, int most) {
        int row = 0;
        for (int i = 0; i < text.length() && row < most; i++) {
            char c = text.charAt(i);
            row = c == '*' || c == '\u2022' || c == '\u25cf' ? row + 1 : 0;
        }
        return row >= most;
    }
}
