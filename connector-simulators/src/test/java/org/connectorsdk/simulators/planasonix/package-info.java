/** What the simulator of Planasonix answers, seen by an HTTP client that knows nothing of it. */
@NullMarked
package org.connectorsdk.simulators.planasonix;

import org.jspecify.annotations.NullMarked;
