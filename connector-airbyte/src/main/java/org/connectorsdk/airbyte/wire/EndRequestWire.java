package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.operation.SecretBearing;

/**
 * A request about a source or destination, whose members differ from connector to connector.
 *
 * @param members what is sent: {@code JsonValue}s, texts, {@link Secret}s, and maps and lists of these
 */
public record EndRequestWire(@JsonAnyGetter Map<String, Object> members) implements SecretBearing {

    /**
     * Copies the members.
     *
     * @param members what is sent
     */
    public EndRequestWire {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * A request without secrets.
     *
     * @param members what is sent
     * @return the request
     */
    public static EndRequestWire of(JsonObject members) {
        return new EndRequestWire(Map.copyOf(members.members()));
    }

    @Override
    public Iterable<Secret> secrets() {
        List<Secret> found = new ArrayList<>();
        find(members.values(), found);
        return found;
    }

    private static void find(Collection<?> values, List<Secret> found) {
        for (Object value : values) {
            if (value instanceof Secret secret) {
                found.add(secret);
            } else if (value instanceof Map<?, ?> nested) {
                find(nested.values(), found);
            } else if (value instanceof List<?> nested) {
                find(nested, found);
            }
        }
    }

    /** {@return the names of the members, as their values may be secret} */
    @Override
    public String toString() {
        return "EndRequestWire" + members.keySet();
    }
}
