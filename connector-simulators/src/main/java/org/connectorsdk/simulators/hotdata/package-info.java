/**
 * A stateful simulator of Hotdata: connections, catalog, refreshes and jobs, secrets, managed tables and uploads,
 * databases and queries, with the answers and refusals of the real service.
 *
 * <p>{@link org.connectorsdk.simulators.hotdata.HotdataSimulator} is the server;
 * {@link org.connectorsdk.simulators.hotdata.model.HotdataWorkspace} is its state, open to tests;
 * {@link org.connectorsdk.simulators.hotdata.model.HotdataBehaviour} switches what the service leaves open.
 */
@NullMarked
package org.connectorsdk.simulators.hotdata;

import org.jspecify.annotations.NullMarked;
