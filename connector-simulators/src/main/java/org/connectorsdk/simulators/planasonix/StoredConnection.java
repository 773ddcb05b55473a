package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** A connection as the vendor keeps it, secrets included. Nobody changes a config in place. */
record StoredConnection(
        String id,
        String name,
        String type,
        Optional<String> credentialId,
        ObjectNode config,
        Optional<String> category,
        Instant createdAt,
        Instant updatedAt) {
    StoredConnection changed(String newName, ObjectNode newConfig, Optional<String> newCredentialId, Instant now) {
        return new StoredConnection(id, newName, type, newCredentialId, newConfig, category, createdAt, now);
    }

    /** What the vendor's own clients send is the whole connection, which takes the place of the former. */
    StoredConnection replaced(ConnectionRoutes.Draft whole, Instant now) {
        return new StoredConnection(
                id, whole.name(), type, credentialId, whole.config(), whole.category(), createdAt, now);
    }
}
