/**
 * From a command line to an open account: settings, secrets, limits, output, and the frame of every command that needs
 * a provider.
 */
@NullMarked
package org.connectorsdk.cli.account;

import org.jspecify.annotations.NullMarked;
