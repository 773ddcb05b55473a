/** The commands that look behind a connection: introspect, preview, query, files. */
@NullMarked
package org.connectorsdk.cli.data;

import org.jspecify.annotations.NullMarked;
