/**
 * Thousands of operations through a proxy that breaks a quarter of the requests, judged by what that proxy forwarded.
 * All that happens to an operation is drawn from its seed, which a failing one prints and which plays it again.
 */
@NullMarked
package org.connectorsdk.verification.soak;

import org.jspecify.annotations.NullMarked;
