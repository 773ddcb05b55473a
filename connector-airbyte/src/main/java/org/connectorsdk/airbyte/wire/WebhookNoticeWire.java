package org.connectorsdk.airbyte.wire;

import org.connectorsdk.api.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Notices by a request to an address. Who knows the address can send to it, so it is a secret.
 *
 * @param enabled whether they are sent; null for no word on it
 * @param url the address; null for no word on it
 */
public record WebhookNoticeWire(
        @Nullable Boolean enabled, @Nullable Secret url) {}
