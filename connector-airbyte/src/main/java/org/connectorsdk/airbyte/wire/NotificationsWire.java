package org.connectorsdk.airbyte.wire;

import java.util.Objects;
import java.util.stream.Stream;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * Which notices a workspace sends; a part that is null is left as it is.
 *
 * @param failure when a sync failed
 * @param success when a sync succeeded
 * @param connectionUpdate when a schema changed
 * @param connectionUpdateActionRequired when a schema changed and somebody has to act
 * @param syncDisabled when a connection was switched off
 * @param syncDisabledWarning before a connection is switched off
 */
public record NotificationsWire(
        @Nullable NoticeWire failure,
        @Nullable NoticeWire success,
        @Nullable NoticeWire connectionUpdate,
        @Nullable NoticeWire connectionUpdateActionRequired,
        @Nullable NoticeWire syncDisabled,
        @Nullable NoticeWire syncDisabledWarning)
        implements SecretBearing {
    @Override
    public Iterable<Secret> secrets() {
        return Stream.of(
                        failure,
                        success,
                        connectionUpdate,
                        connectionUpdateActionRequired,
                        syncDisabled,
                        syncDisabledWarning)
                .filter(Objects::nonNull)
                .map(NoticeWire::webhook)
                .filter(Objects::nonNull)
                .map(WebhookNoticeWire::url)
                .filter(Objects::nonNull)
                .toList();
    }
}
