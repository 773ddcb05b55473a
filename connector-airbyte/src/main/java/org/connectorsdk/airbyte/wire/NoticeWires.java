package org.connectorsdk.airbyte.wire;

import java.util.Objects;
import java.util.stream.Stream;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a workspace sends.
 *
 * @since 0.1.0
 */
public final class NoticeWires {
    private NoticeWires() {}

    /**
     * How one kind of notice is sent.
     *
     * @param email by mail; null for no word on it
     * @param webhook by a request; null for no word on it
     */
    public record NoticeWire(
            @Nullable EmailNoticeWire email, @Nullable WebhookNoticeWire webhook) {}

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

    /**
     * Notices by mail.
     *
     * @param enabled whether they are sent; null for no word on it
     */
    public record EmailNoticeWire(@Nullable Boolean enabled) {}

    /**
     * Notices by a request to an address. Who knows the address can send to it, so it is a secret.
     *
     * @param enabled whether they are sent; null for no word on it
     * @param url the address; null for no word on it
     */
    public record WebhookNoticeWire(
            @Nullable Boolean enabled, @Nullable Secret url) {}
}
