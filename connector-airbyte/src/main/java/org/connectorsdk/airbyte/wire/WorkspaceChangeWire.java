package org.connectorsdk.airbyte.wire;

import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * What changes of a workspace; a part that is null is left as it is.
 *
 * @param name the name for people
 * @param notifications which notices it sends
 * @param regionId where its data lives
 */
public record WorkspaceChangeWire(
        @Nullable String name,
        @Nullable NotificationsWire notifications,
        @Nullable String regionId) implements SecretBearing {
    @Override
    public Iterable<Secret> secrets() {
        return notifications == null ? List.of() : notifications.secrets();
    }
}
