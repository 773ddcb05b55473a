/**
 * What surrounds a call: its {@link org.connectorsdk.api.call.CallOptions options}, and the
 * {@link org.connectorsdk.api.call.RuntimeContext} of the process it runs in (time, threads, observation).
 */
@NullMarked
package org.connectorsdk.api.call;

import org.jspecify.annotations.NullMarked;
