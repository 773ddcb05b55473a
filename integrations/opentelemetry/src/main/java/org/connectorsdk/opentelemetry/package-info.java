/**
 * Makes OpenTelemetry spans of operations, calls and attempts, and sends {@code traceparent} with each request: lend an
 * {@link org.connectorsdk.opentelemetry.OpenTelemetryObserver} to a client.
 */
@NullMarked
package org.connectorsdk.opentelemetry;

import org.jspecify.annotations.NullMarked;
