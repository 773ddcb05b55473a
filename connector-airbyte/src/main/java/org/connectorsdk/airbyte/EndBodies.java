package org.connectorsdk.airbyte;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.SecretSettings;
import org.jspecify.annotations.Nullable;

/** The configuration of a new source or destination: the caller's config, with the secrets where they belong. */
final class EndBodies {
    private EndBodies() {}

    /**
     * What is wrong with the config of a new end: masks, which would be stored as the password (INC-12), and secrets in clear,
     * which anything that prints the config would show.
     */
    static List<FieldViolation> violations(End end, ConnectionSpec spec) {
        String place = end.word() + ".config";
        List<FieldViolation> violations = new ArrayList<>();
        SecretSettings.masked(place, spec.config()).stream()
                .filter(path -> !spec.secrets().containsKey(path.substring(place.length() + 1)))
                .forEach(path -> violations.add(AirbyteRefusals.violation(
                        path, "is a mask, not a secret: give the secret itself under secrets")));
        SecretSettings.misplaced(place, spec.config())
                .forEach(path -> violations.add(AirbyteRefusals.violation(path, "is a secret: give it under secrets")));
        return violations;
    }

    /** The configuration with its secrets. A secret's name may be a path, with dots, into nested objects. */
    static Map<String, Object> configuration(ConnectionSpec spec) {
        Map<String, Object> configuration = new LinkedHashMap<>(spec.config().members());
        spec.secrets().forEach((path, secret) -> put(configuration, List.of(path.split("\\.", -1)), secret));
        return configuration;
    }

    private static void put(Map<String, Object> object, List<String> path, Secret secret) {
        String name = path.get(0);
        if (path.size() == 1) {
            object.put(name, secret);
            return;
        }
        Map<String, Object> nested = nested(object.get(name));
        object.put(name, nested);
        put(nested, path.subList(1, path.size()), secret);
    }

    @SuppressWarnings("unchecked") // the only maps in here are those that this method has made
    private static Map<String, Object> nested(@Nullable Object value) {
        if (value instanceof Map<?, ?> made) {
            return (Map<String, Object>) made;
        }
        return value instanceof JsonObject object ? new LinkedHashMap<>(object.members()) : new LinkedHashMap<>();
    }
}
