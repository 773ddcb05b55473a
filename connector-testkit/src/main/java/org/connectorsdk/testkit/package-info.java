/** The conformance suite, and the frame in which simulators are written. */
@NullMarked
package org.connectorsdk.testkit;

import org.jspecify.annotations.NullMarked;
