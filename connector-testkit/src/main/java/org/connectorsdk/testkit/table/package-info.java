/** Tables as simulators hold them: rows and columns, the files they are read from, and a SQL engine over them. */
@NullMarked
package org.connectorsdk.testkit.table;

import org.jspecify.annotations.NullMarked;
