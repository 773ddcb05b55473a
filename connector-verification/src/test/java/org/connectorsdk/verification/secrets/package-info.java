/** Sweeps everything that a whole run of tests leaves behind for secrets that were planted before it. */
@NullMarked
package org.connectorsdk.verification.secrets;

import org.jspecify.annotations.NullMarked;
