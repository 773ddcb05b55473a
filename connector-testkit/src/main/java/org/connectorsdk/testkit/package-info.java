/** The conformance suite and the simulators. */
@NullMarked
package org.connectorsdk.testkit;

import org.jspecify.annotations.NullMarked;
