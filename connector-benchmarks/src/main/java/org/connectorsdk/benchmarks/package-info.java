/**
 * What the shipped providers cost beside clients that do the same by hand: one connection and a list of a thousand,
 * fetched from a server in a process of its own that answers with the bytes of the vendor's simulator. Start with
 * {@link org.connectorsdk.benchmarks.Comparison}. What a walk over a catalog costs beside the latency of its requests is
 * measured by {@link org.connectorsdk.benchmarks.CatalogWalkRun}.
 */
@NullMarked
package org.connectorsdk.benchmarks;

import org.jspecify.annotations.NullMarked;
