package org.connectorsdk.testkit.conformance;

import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.ConnectorConfig;

/** The place between the rules and the provider under test. The proofs of the kit put a defect there; it is empty otherwise. */
interface Seam {
    /** Nothing in between. */
    Seam NONE = new Seam() {};

    /**
     * Comes between the rules and a client.
     *
     * @param opened the provider's client
     * @param lab where the rule runs
     * @return what the rules get to see
     */
    default Connections client(Connections opened, Lab lab) {
        return opened;
    }

    /**
     * Changes the settings of every client.
     *
     * @param config what the rule wants
     * @return what the provider gets
     */
    default ConnectorConfig.Builder settings(ConnectorConfig.Builder config) {
        return config;
    }
}
