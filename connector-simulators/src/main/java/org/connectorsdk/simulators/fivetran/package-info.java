/**
 * Fivetran as a server on the loopback interface. Each connection has at most one run, which has no id: only the state
 * of its connection shows how it goes.
 */
@NullMarked
package org.connectorsdk.simulators.fivetran;

import org.jspecify.annotations.NullMarked;
