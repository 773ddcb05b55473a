/**
 * A provider that keeps its connections in memory, for tests of code that takes a
 * {@link org.connectorsdk.api.Connections}: {@link org.connectorsdk.testkit.memory.InMemoryConnections}.
 */
@Experimental
@NullMarked
package org.connectorsdk.testkit.memory;

import org.connectorsdk.api.annotation.Experimental;
import org.jspecify.annotations.NullMarked;
