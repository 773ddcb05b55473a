/** Tables, files and statements of simulators. */
@NullMarked
package org.connectorsdk.simulators.table;

import org.jspecify.annotations.NullMarked;
