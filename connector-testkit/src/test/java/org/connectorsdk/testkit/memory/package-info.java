/** The account in memory, held to what it promises. */
@NullMarked
package org.connectorsdk.testkit.memory;

import org.jspecify.annotations.NullMarked;
