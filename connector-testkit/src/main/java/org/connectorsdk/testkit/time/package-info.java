/**
 * Time that a test owns: {@link org.connectorsdk.testkit.time.VirtualClock} is read by simulators and clients alike,
 * and waiting on it costs no real time.
 */
@NullMarked
package org.connectorsdk.testkit.time;

import org.jspecify.annotations.NullMarked;
