/**
 * Faults on demand, in two layers.
 *
 * <p>{@link org.connectorsdk.testkit.fault.FaultScript} makes a simulator misbehave for chosen operations: it refuses
 * to answer after it has done the work, answers like a broken proxy, cuts a body short, never ends one. {@link
 * org.connectorsdk.testkit.fault.FaultProxy} stands in front of any TCP server and breaks connections by bytes, knowing
 * nothing of HTTP.
 */
@NullMarked
package org.connectorsdk.testkit.fault;

import org.jspecify.annotations.NullMarked;
