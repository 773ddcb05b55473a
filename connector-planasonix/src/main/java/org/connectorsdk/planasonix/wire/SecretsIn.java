package org.connectorsdk.planasonix.wire;

import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.jspecify.annotations.Nullable;

/** Finds the secrets among the settings of a request. */
final class SecretsIn {
    private SecretsIn() {}

    static List<Secret> values(@Nullable Map<String, Object> config) {
        return config == null
                ? List.of()
                : config.values().stream()
                        .filter(Secret.class::isInstance)
                        .map(Secret.class::cast)
                        .toList();
    }
}
