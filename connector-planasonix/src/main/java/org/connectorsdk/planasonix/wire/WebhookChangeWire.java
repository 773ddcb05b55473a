package org.connectorsdk.planasonix.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a webhook. What is null stays as it is.
 *
 * @param url where events are to be delivered
 * @param events which events
 * @param enabled whether it is switched on
 */
public record WebhookChangeWire(
        @Nullable String url,
        @Nullable List<String> events,
        @Nullable Boolean enabled) {}
