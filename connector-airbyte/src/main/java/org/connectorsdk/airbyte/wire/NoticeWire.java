package org.connectorsdk.airbyte.wire;

import org.jspecify.annotations.Nullable;

/**
 * How one kind of notice is sent.
 *
 * @param email by mail; null for no word on it
 * @param webhook by a request; null for no word on it
 */
public record NoticeWire(
        @Nullable EmailNoticeWire email, @Nullable WebhookNoticeWire webhook) {}
