/** The HTTP client that the tests of the simulators share. */
@NullMarked
package org.connectorsdk.simulators.http;

import org.jspecify.annotations.NullMarked;
