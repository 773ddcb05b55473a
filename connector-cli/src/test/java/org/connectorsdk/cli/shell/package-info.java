/** Tests of what commands stand on. */
@NullMarked
package org.connectorsdk.cli.shell;

import org.jspecify.annotations.NullMarked;
