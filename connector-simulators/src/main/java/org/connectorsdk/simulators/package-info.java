/** The simulators of the vendors, a package for each. */
@NullMarked
package org.connectorsdk.simulators;

import org.jspecify.annotations.NullMarked;
