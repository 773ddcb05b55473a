package org.connectorsdk.airbyte.wire;

import org.jspecify.annotations.Nullable;

/**
 * Notices by mail.
 *
 * @param enabled whether they are sent; null for no word on it
 */
public record EmailNoticeWire(@Nullable Boolean enabled) {}
