package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** A credential as the vendor keeps it, secrets included. Nobody changes a config in place. */
record StoredCredential(
        String id,
        String name,
        String type,
        ObjectNode config,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> deletedAt) {
    boolean isDeleted() {
        return deletedAt.isPresent();
    }

    String status() {
        return isDeleted() ? "deleted" : "active";
    }

    StoredCredential changed(String newName, ObjectNode newConfig, Instant now) {
        return new StoredCredential(id, newName, type, newConfig, createdAt, now, deletedAt);
    }

    StoredCredential deleted(Optional<Instant> newDeletedAt) {
        return new StoredCredential(id, name, type, config, createdAt, updatedAt, newDeletedAt);
    }
}
