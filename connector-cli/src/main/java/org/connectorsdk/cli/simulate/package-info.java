/** The command that runs a vendor's simulator until it is stopped. */
@NullMarked
package org.connectorsdk.cli.simulate;

import org.jspecify.annotations.NullMarked;
