/**
 * What the library costs: one connection and a list of a thousand, fetched from a server in a process of its own by each of
 * several clients. Start with {@link org.connectorsdk.benchmarks.Comparison}.
 */
@NullMarked
package org.connectorsdk.benchmarks;

import org.jspecify.annotations.NullMarked;
