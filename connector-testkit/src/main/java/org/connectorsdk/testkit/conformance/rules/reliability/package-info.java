/** Rules about every call: errors, what goes over the wire, repeats, time, secrets, threads and closing. */
@NullMarked
package org.connectorsdk.testkit.conformance.rules.reliability;

import org.jspecify.annotations.NullMarked;
