/** What holds for the simulators of all vendors. */
@NullMarked
package org.connectorsdk.simulators;

import org.jspecify.annotations.NullMarked;
