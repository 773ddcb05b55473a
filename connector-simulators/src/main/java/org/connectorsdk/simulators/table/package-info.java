/** Tables as simulators hold them: rows and columns, the files they are read from, and a SQL engine over them. */
@NullMarked
package org.connectorsdk.simulators.table;

import org.jspecify.annotations.NullMarked;
