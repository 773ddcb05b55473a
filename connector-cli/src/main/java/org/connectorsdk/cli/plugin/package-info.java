/**
 * Plug-ins: jars that bring providers, simulators and conformance targets to the command line, beside those that ship
 * with it.
 */
@NullMarked
package org.connectorsdk.cli.plugin;

import org.jspecify.annotations.NullMarked;
