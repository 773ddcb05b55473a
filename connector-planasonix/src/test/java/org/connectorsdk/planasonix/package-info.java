/** What the provider for Planasonix does, seen by its users, against the simulator. */
@NullMarked
package org.connectorsdk.planasonix;

import org.jspecify.annotations.NullMarked;
