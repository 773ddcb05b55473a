/** The command that shows the whole life cycle on every simulator at hand. */
@NullMarked
package org.connectorsdk.cli.demo;

import org.jspecify.annotations.NullMarked;
