/**
 * Shows Micrometer what clients do: lend a {@link org.connectorsdk.micrometer.MicrometerObserver} by
 * {@link org.connectorsdk.api.call.RuntimeContext.Builder#observer}. What is observed is listed in
 * {@link org.connectorsdk.micrometer.ConnectorObservation}, what is counted beside it in
 * {@link org.connectorsdk.micrometer.ConnectorMeter}.
 */
@NullMarked
package org.connectorsdk.micrometer;

import org.jspecify.annotations.NullMarked;
