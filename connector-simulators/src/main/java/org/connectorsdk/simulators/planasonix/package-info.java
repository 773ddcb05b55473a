/**
 * A simulator of Planasonix: connections, credentials, discovery, syncs, backfills and webhooks, in the three dialects
 * that this vendor speaks behind one host. Begin with
 * {@link org.connectorsdk.simulators.planasonix.PlanasonixSimulator}.
 */
@NullMarked
package org.connectorsdk.simulators.planasonix;

import org.jspecify.annotations.NullMarked;
