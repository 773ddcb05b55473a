/**
 * Drives fleets of connections on Temporal. A worker registers {@link org.connectorsdk.temporal.ConnectorWorker}; a
 * platform starts {@link org.connectorsdk.temporal.SyncWorkflow} for one connection and
 * {@link org.connectorsdk.temporal.FleetWorkflow} for any number of them, or calls
 * {@link org.connectorsdk.temporal.ConnectorActivities} from workflows of its own.
 *
 * <p>A history holds names of accounts, ids of connections, handles and counts. Settings and secrets stay with the
 * {@link org.connectorsdk.temporal.AccountResolver} of the worker.
 */
@NullMarked
package org.connectorsdk.temporal;

import org.jspecify.annotations.NullMarked;
