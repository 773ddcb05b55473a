package org.connectorsdk.simulators.planasonix;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.Refusal;

/** The connections, what lies behind them, and who uses them. */
final class ConnectionStore {

    private final Map<String, StoredConnection> connections = new LinkedHashMap<>();
    private final Map<String, PlanasonixSource> sources = new HashMap<>();
    private final Map<String, Integer> pipelines = new HashMap<>();
    private int created;

    String nextId() {
        return "conn_%06d".formatted(++created);
    }

    void put(StoredConnection connection) {
        connections.put(connection.id(), connection);
    }

    void remove(String id) {
        connections.remove(id);
        sources.remove(id);
        pipelines.remove(id);
    }

    List<StoredConnection> all() {
        return List.copyOf(connections.values());
    }

    Optional<StoredConnection> find(String id) {
        return Optional.ofNullable(connections.get(id));
    }

    StoredConnection get(String id) {
        return find(id).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "No connection " + id));
    }

    boolean hasOther(String name, String id) {
        return connections.values().stream()
                .anyMatch(other -> other.name().equals(name) && !other.id().equals(id));
    }

    boolean usesCredential(String credentialId) {
        return connections.values().stream()
                .anyMatch(connection ->
                        connection.credentialId().filter(credentialId::equals).isPresent());
    }

    void source(String id, PlanasonixSource source) {
        sources.put(id, source);
    }

    /** What lies behind a connection; a sample when nobody said. */
    PlanasonixSource source(StoredConnection connection) {
        PlanasonixSource own = sources.get(connection.id());
        return own != null ? own : SampleSources.of(connection.type());
    }

    void pipelines(String id, int active) {
        pipelines.put(id, active);
    }

    int pipelines(String id) {
        return pipelines.getOrDefault(id, 0);
    }
}
