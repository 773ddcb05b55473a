/** The command line as specifications: real commands, run in this process. */
@NullMarked
package org.connectorsdk.cli;

import org.jspecify.annotations.NullMarked;
