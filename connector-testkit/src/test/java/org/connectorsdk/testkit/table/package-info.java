/** Tables, files and statements of simulators. */
@NullMarked
package org.connectorsdk.testkit.table;

import org.jspecify.annotations.NullMarked;
