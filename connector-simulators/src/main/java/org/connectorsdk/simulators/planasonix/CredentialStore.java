package org.connectorsdk.simulators.planasonix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.Refusal;

/** The credentials, soft-deleted ones included. */
final class CredentialStore {

    private final Map<String, StoredCredential> credentials = new LinkedHashMap<>();
    private int created;

    String nextId() {
        return "cred_%06d".formatted(++created);
    }

    void put(StoredCredential credential) {
        credentials.put(credential.id(), credential);
    }

    void remove(String id) {
        credentials.remove(id);
    }

    List<StoredCredential> all() {
        return List.copyOf(credentials.values());
    }

    Optional<StoredCredential> find(String id) {
        return Optional.ofNullable(credentials.get(id));
    }

    /** One that a connection may point to. */
    Optional<StoredCredential> active(String id) {
        return find(id).filter(credential -> !credential.isDeleted());
    }

    StoredCredential get(String id) {
        return find(id).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "No credential " + id));
    }

    boolean hasOther(String name, String id) {
        return credentials.values().stream()
                .anyMatch(other -> other.name().equals(name) && !other.id().equals(id));
    }
}
