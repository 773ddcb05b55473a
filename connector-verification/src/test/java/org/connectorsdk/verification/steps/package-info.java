/** A start in two steps, of every provider against the simulator of its vendor. */
@NullMarked
package org.connectorsdk.verification.steps;

import org.jspecify.annotations.NullMarked;
