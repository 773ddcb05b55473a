/**
 * The frame for stateful simulators of vendors: real HTTP servers on loopback that are strict about requests, keep a
 * journal of everything that reached them, and misbehave on demand.
 *
 * <p>A vendor is a subclass of {@link org.connectorsdk.testkit.simulator.VendorSimulator} that declares its routes, how
 * it words its errors and which state it keeps; it is found by its id through
 * {@link org.connectorsdk.testkit.simulator.SimulatorProvider}.
 */
@NullMarked
package org.connectorsdk.testkit.simulator;

import org.jspecify.annotations.NullMarked;
