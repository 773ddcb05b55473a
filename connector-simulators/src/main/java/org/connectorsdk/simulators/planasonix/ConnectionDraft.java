package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A connection as a request describes it. */
record ConnectionDraft(
        String name, String type, ObjectNode config, Optional<String> credentialId, Optional<String> category) {}
