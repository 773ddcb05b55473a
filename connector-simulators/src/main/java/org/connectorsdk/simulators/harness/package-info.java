/** What the harnesses of the vendors' simulators have in common. */
@NullMarked
package org.connectorsdk.simulators.harness;

import org.jspecify.annotations.NullMarked;
