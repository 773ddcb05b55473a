/**
 * What a simulated Airbyte holds and how it moves: workspaces, actors, connections, their jobs, and the rules that it keeps.
 * It knows nothing of requests.
 */
@NullMarked
package org.connectorsdk.simulators.airbyte.model;

import org.jspecify.annotations.NullMarked;
