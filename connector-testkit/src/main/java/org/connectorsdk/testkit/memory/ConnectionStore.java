package org.connectorsdk.testkit.memory;

import io.vavr.control.Either;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.error.ConnectorError;

/** The connections of the account. Guarded by the monitor of {@link Memory}. */
final class ConnectionStore {
    private static final String CONFIG = "config.";

    private final TimeSource time;
    private final boolean uniqueNames;
    private final Set<String> fixed;
    private final Map<ConnectionId, StoredConnection> connections = new LinkedHashMap<>();
    private final Map<String, ConnectionId> createdByKey = new LinkedHashMap<>();
    private long created;

    ConnectionStore(TimeSource time, boolean uniqueNames, Set<String> fixed) {
        this.time = time;
        this.uniqueNames = uniqueNames;
        this.fixed = fixed;
    }

    Collection<StoredConnection> all() {
        return connections.values();
    }

    List<Connection> shown() {
        return all().stream().map(StoredConnection::shown).toList();
    }

    Map<String, Secret> secrets(ConnectionId id) {
        StoredConnection found = connections.get(id);
        return found == null ? Map.of() : found.secrets();
    }

    Either<ConnectorError, StoredConnection> find(ConnectionId id, MemoryErrors errors) {
        StoredConnection found = connections.get(id);
        return found == null ? Either.left(errors.noConnection(id)) : Either.right(found);
    }

    /** Puts a connection in, whose id may be the caller's own. */
    void put(Connection connection) {
        connections.put(connection.id(), new StoredConnection(++created, connection, Map.of()));
    }

    Connection add(ConnectionSpec spec) {
        ConnectionId id = newId();
        StoredConnection stored = StoredConnection.of(created, id, spec, time.now());
        connections.put(id, stored);
        return stored.shown();
    }

    private ConnectionId newId() {
        ConnectionId id;
        do {
            id = ConnectionId.of("conn_" + ++created);
        } while (connections.containsKey(id));
        return id;
    }

    Either<ConnectorError, Connection> create(ConnectionSpec spec, Optional<String> key, MemoryErrors errors) {
        StoredConnection before =
                key.map(createdByKey::get).map(connections::get).orElse(null);
        if (before != null) {
            return Either.right(before.shown());
        }
        Optional<ConnectionId> namesake = namesake(spec.name());
        if (namesake.isPresent()) {
            return Either.left(errors.taken(spec.name(), namesake.get()));
        }
        Connection added = add(spec);
        key.ifPresent(name -> createdByKey.put(name, added.id()));
        return Either.right(added);
    }

    private Optional<ConnectionId> namesake(String name) {
        return all().stream()
                .map(StoredConnection::shown)
                .filter(other -> uniqueNames && other.name().equals(name))
                .map(Connection::id)
                .findFirst();
    }

    Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, MemoryErrors errors) {
        Optional<ConnectionId> namesake = change.name().flatMap(this::namesake).filter(other -> !other.equals(id));
        return find(id, errors).flatMap(stored -> {
            if (namesake.isPresent()) {
                return Either.left(errors.taken(change.name().orElseThrow(), namesake.get()));
            }
            StoredConnection changed = stored.changed(change, time.now());
            Optional<String> refused = fixed.stream()
                    .filter(field -> !Objects.equals(value(stored, field), value(changed, field)))
                    .findFirst();
            if (refused.isPresent()) {
                return Either.left(errors.invalid(refused.get(), "cannot be changed after the creation"));
            }
            connections.put(id, changed);
            return Either.right(changed.shown());
        });
    }

    private static Optional<?> value(StoredConnection stored, String field) {
        Connection shown = stored.shown();
        if (field.startsWith(CONFIG)) {
            return shown.config().get(field.substring(CONFIG.length()));
        }
        return switch (field) {
            case "name" -> Optional.of(shown.name());
            case "credential" -> shown.credential();
            case "config" -> Optional.of(shown.config());
            default -> shown.vendorFields().get(field);
        };
    }

    Either<ConnectorError, Connection> set(ConnectionId id, ConnectionStatus status, MemoryErrors errors) {
        BiFunction<ConnectionId, StoredConnection, StoredConnection> change =
                (same, stored) -> stored.with(status, time.now());
        return find(id, errors)
                .map(stored -> Objects.requireNonNull(connections.computeIfPresent(id, change))
                        .shown());
    }

    Either<ConnectorError, Deletion> delete(ConnectionId id, MemoryErrors errors) {
        return connections.remove(id) == null ? Either.left(errors.noConnection(id)) : Either.right(Deletion.gone(id));
    }
}
