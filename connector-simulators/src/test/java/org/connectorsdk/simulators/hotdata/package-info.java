/** What the simulator of Hotdata does, as the service's own description has it. */
@NullMarked
package org.connectorsdk.simulators.hotdata;

import org.jspecify.annotations.NullMarked;
