package org.connectorsdk.planasonix.wire;

import org.jspecify.annotations.Nullable;

/**
 * Which event to deliver as a test.
 *
 * @param event null for the vendor's choice
 */
public record WebhookTestWire(@Nullable String event) {}
