package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Hears what ends. */
@FunctionalInterface
interface JobEvents {

    void ended(String event, ObjectNode data, Instant at);
}
