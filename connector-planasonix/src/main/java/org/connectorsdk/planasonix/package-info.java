/**
 * The provider for Planasonix. Opened by the id {@code planasonix}; its own API is
 * {@link org.connectorsdk.planasonix.PlanasonixApi}, deliveries of its webhooks are checked by
 * {@link org.connectorsdk.planasonix.WebhookSignature}.
 */
@NullMarked
package org.connectorsdk.planasonix;

import org.jspecify.annotations.NullMarked;
