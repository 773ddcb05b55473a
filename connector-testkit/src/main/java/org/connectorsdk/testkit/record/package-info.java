/**
 * Recorded exchanges with a real vendor, for tests without an account: a
 * {@link org.connectorsdk.testkit.record.Recorder} writes them with their secrets replaced, a
 * {@link org.connectorsdk.testkit.record.Player} serves them.
 */
@Experimental
@NullMarked
package org.connectorsdk.testkit.record;

import org.connectorsdk.api.annotation.Experimental;
import org.jspecify.annotations.NullMarked;
