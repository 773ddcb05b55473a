package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * A connection to create.
 *
 * @param name unique in the workspace; statements find the connection's tables by it
 * @param sourceType the type of source
 * @param config its settings: {@code JsonValue}s, or what Jackson can write, and at most one {@link Secret}
 * @param secretName a stored secret by name; null for none
 * @param secretId a stored secret by id; null for none
 * @param more further members, written as they are
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NewConnectionWire(
        String name,
        String sourceType,
        Map<String, Object> config,
        @Nullable String secretName,
        @Nullable String secretId,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
        implements SecretBearing {

    @Override
    public Iterable<Secret> secrets() {
        return config.values().stream()
                .filter(Secret.class::isInstance)
                .map(Secret.class::cast)
                .toList();
    }
}
