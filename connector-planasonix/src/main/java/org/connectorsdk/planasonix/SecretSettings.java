package org.connectorsdk.planasonix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;

/**
 * Secrets that turn up in a connection's config, where they do not belong but older connections have them. What is read never shows
 * one, and what stands in the place of one is never written back (INC-12).
 */
final class SecretSettings {
    static final String MASK = "********";

    private static final List<String> ENDINGS = List.of(
            "password",
            "passwd",
            "passphrase",
            "secret",
            "token",
            "privatekey",
            "secretkey",
            "accesskey",
            "apikey",
            "accountkey");

    private SecretSettings() {}

    static boolean isSecretName(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(".", "");
        return ENDINGS.stream().anyMatch(plain::endsWith) || plain.equals("pwd");
    }

    /** Whether a value stands for a secret that the server does not show. */
    static boolean isMasked(String name, JsonValue value) {
        String text = value.asString().orElse(null);
        if (!isSecretName(name)) {
            return text != null && text.length() >= 4 && text.chars().allMatch(SecretSettings::isBlot);
        }
        return value instanceof JsonNull
                || (text != null
                        && (text.isEmpty()
                                || text.contains("***")
                                || text.contains("•••")
                                || text.startsWith("[redacted")
                                || text.startsWith("<redacted")));
    }

    private static boolean isBlot(int c) {
        return c == '*' || c == '•' || c == '●';
    }

    /** What may be shown: the vendor's masks as they are, and ours over what it shows although it is a secret. */
    static JsonObject shown(JsonObject config) {
        JsonObject.Builder shown = JsonObject.builder();
        config.members().forEach((name, value) -> shown.set(name, shown(name, value)));
        return shown.build();
    }

    private static JsonValue shown(String name, JsonValue value) {
        if (value instanceof JsonString && isSecretName(name) && !isMasked(name, value)) {
            return new JsonString(MASK);
        }
        return value instanceof JsonObject nested ? shown(nested) : value;
    }

    /** Paths of what is masked. */
    static List<String> masked(JsonObject config) {
        List<String> paths = new ArrayList<>();
        collect(config, "config", paths);
        return paths;
    }

    private static void collect(JsonObject config, String place, List<String> paths) {
        for (Map.Entry<String, JsonValue> member : config.members().entrySet()) {
            String path = place + "." + member.getKey();
            if (isMasked(member.getKey(), member.getValue())) {
                paths.add(path);
            } else if (member.getValue() instanceof JsonObject nested) {
                collect(nested, path, paths);
            }
        }
    }

    /** The same without what is masked, at every depth. */
    static JsonObject withoutMasks(JsonObject config) {
        JsonObject.Builder rest = JsonObject.builder();
        config.members().forEach((name, value) -> {
            if (!isMasked(name, value)) {
                rest.set(name, value instanceof JsonObject nested ? withoutMasks(nested) : value);
            }
        });
        return rest.build();
    }

    /** Names of secrets that are given in clear where they do not belong. */
    static List<String> misplaced(JsonObject config) {
        return config.members().entrySet().stream()
                .filter(member -> member.getValue() instanceof JsonString
                        && isSecretName(member.getKey())
                        && !isMasked(member.getKey(), member.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
