/**
 * What every command shares: the process it runs in, its output and its errors, exit codes, JSON and secrets from
 * outside.
 */
@NullMarked
package org.connectorsdk.cli.shell;

import org.jspecify.annotations.NullMarked;
