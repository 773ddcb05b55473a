package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** The configuration of a new source or destination: the caller's config, with the secrets where they belong. */
final class EndBodies {
    private static final String MASK = "**********";

    private EndBodies() {}

    /**
     * The configuration with its secrets. A secret's name may be a path, with dots, into nested objects.
     *
     * @return {@code InvalidRequest} when a mask is left in the config, which would be stored as the password (INC-12)
     */
    static Either<ConnectorError, Map<String, Object>> configuration(End end, ConnectionSpec spec) {
        List<FieldViolation> violations = new ArrayList<>();
        findMasks(spec.config(), "", path -> {
            if (!spec.secrets().containsKey(path)) {
                violations.add(AirbyteRefusals.violation(
                        end.word() + ".config." + path,
                        "is a mask, not a secret: give the secret itself under secrets"));
            }
        });
        if (!violations.isEmpty()) {
            return Either.left(AirbyteRefusals.invalid("create", violations));
        }
        Map<String, Object> configuration = new LinkedHashMap<>(spec.config().members());
        spec.secrets().forEach((path, secret) -> put(configuration, List.of(path.split("\\.", -1)), secret));
        return Either.right(configuration);
    }

    private static void findMasks(JsonObject object, String prefix, Consumer<String> found) {
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            String path = prefix + member.getKey();
            if (member.getValue().asString().filter(MASK::equals).isPresent()) {
                found.accept(path);
            }
            member.getValue().asObject().ifPresent(nested -> findMasks(nested, path + ".", found));
        }
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
