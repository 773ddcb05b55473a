/** What the frame of the simulators promises, shown on a small vendor made up for it. */
@NullMarked
package org.connectorsdk.testkit.simulator;

import org.jspecify.annotations.NullMarked;
