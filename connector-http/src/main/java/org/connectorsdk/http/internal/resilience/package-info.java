/** Circuit breakers, rate limits, permits and the pauses between attempts. */
@NullMarked
package org.connectorsdk.http.internal.resilience;

import org.jspecify.annotations.NullMarked;
