/** The commands that work on connections themselves: list, get, create, update, delete, test, reconcile. */
@NullMarked
package org.connectorsdk.cli.connection;

import org.jspecify.annotations.NullMarked;
