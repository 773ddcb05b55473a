/**
 * What a call costs, in things that can be counted: requests, threads, bytes. No stopwatch, so that a busy machine does
 * not fail it; times are measured by connector-benchmarks.
 */
@NullMarked
package org.connectorsdk.verification.cost;

import org.jspecify.annotations.NullMarked;
