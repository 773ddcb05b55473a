/** The connectors command. */
@NullMarked
package org.connectorsdk.cli;

import org.jspecify.annotations.NullMarked;
