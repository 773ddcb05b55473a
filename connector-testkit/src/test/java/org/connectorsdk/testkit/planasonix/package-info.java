/** What the simulator of Planasonix answers, seen by an HTTP client that knows nothing of it. */
@NullMarked
package org.connectorsdk.testkit.planasonix;

import org.jspecify.annotations.NullMarked;
