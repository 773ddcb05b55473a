/**
 * What a simulated Hotdata holds and how it moves: workspaces, connections, databases, uploads, jobs and query runs. Routes
 * are in the package above.
 */
@NullMarked
package org.connectorsdk.simulators.hotdata.model;

import org.jspecify.annotations.NullMarked;
