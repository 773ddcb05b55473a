package org.connectorsdk.airbyte.wire;

import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * A workspace to create.
 *
 * @param name the name for people
 * @param organizationId the organisation; null for the caller's
 * @param notifications which notices it sends; null for the vendor's choice
 * @param regionId where its data lives; null for the vendor's choice
 */
public record NewWorkspaceWire(
        String name,
        @Nullable String organizationId,
        @Nullable NotificationsWire notifications,
        @Nullable String regionId)
        implements SecretBearing {
    @Override
    public Iterable<Secret> secrets() {
        return notifications == null ? List.of() : notifications.secrets();
    }
}
