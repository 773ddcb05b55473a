/** The specification of the Airbyte simulator, seen by a raw client. */
@NullMarked
package org.connectorsdk.simulators.airbyte;

import org.jspecify.annotations.NullMarked;
