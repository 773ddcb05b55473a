package org.connectorsdk.testkit.memory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionKind;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.EndRef;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.text.SecretSettings;
import org.jspecify.annotations.Nullable;

/**
 * A connection and what no answer shows of it.
 *
 * @param sequence its place in the order of creation
 * @param shown what is answered
 * @param secrets what was set, by name
 */
record StoredConnection(long sequence, Connection shown, Map<String, Secret> secrets) {
    static final ConnectionStatus ACTIVE = ConnectionStatus.of("active", ConnectionStatus.Health.HEALTHY);
    static final ConnectionStatus DISABLED = ConnectionStatus.of("disabled", ConnectionStatus.Health.DISABLED);

    StoredConnection {
        secrets = Map.copyOf(secrets);
    }

    static StoredConnection of(long sequence, ConnectionId id, ConnectionSpec spec, Instant now) {
        boolean links = spec.source().isPresent() || spec.destination().isPresent();
        Connection shown = Connection.builder(id, spec.name(), spec.type())
                .kind(links ? ConnectionKind.LINK : ConnectionKind.DATA_SOURCE)
                .status(ACTIVE)
                .config(spec.config())
                .credential(spec.credential().orElse(null))
                .source(end(spec.source(), "source_" + sequence))
                .destination(end(spec.destination(), "destination_" + sequence))
                .createdAt(now)
                .updatedAt(now)
                .vendorFields(spec.vendorOptions())
                .build();
        return new StoredConnection(sequence, shown, spec.secrets());
    }

    private static @Nullable EndRef end(Optional<EndSpec> end, String newId) {
        return end.map(given -> given.spec()
                        .map(spec -> new EndRef(newId, spec.name(), spec.type()))
                        .orElseGet(() -> EndRef.of(given.id().orElse(newId))))
                .orElse(null);
    }

    /** {@return the same with what the change names, and nothing else, changed} */
    StoredConnection changed(ConnectionChange change, Instant now) {
        JsonObject config = SecretSettings.restored(
                change.config(), shown.config(), change.secrets().keySet());
        Connection.Builder changed = shown.toBuilder()
                .config(merged(shown.config(), config))
                .vendorFields(merged(shown.vendorFields(), change.vendorOptions()))
                .updatedAt(now);
        change.name().ifPresent(changed::name);
        change.credential().ifPresent(changed::credential);
        change.enabled().ifPresent(on -> changed.status(on ? ACTIVE : DISABLED));
        Map<String, Secret> all = new LinkedHashMap<>(secrets);
        all.putAll(change.secrets());
        return new StoredConnection(sequence, changed.build(), all);
    }

    private static JsonObject merged(JsonObject stored, JsonObject change) {
        JsonObject.Builder merged = stored.toBuilder();
        change.members().forEach((name, value) -> {
            if (value instanceof JsonNull) {
                merged.remove(name);
            } else {
                merged.set(name, value);
            }
        });
        return merged.build();
    }

    StoredConnection with(ConnectionStatus status, Instant now) {
        return new StoredConnection(
                sequence, shown.toBuilder().status(status).updatedAt(now).build(), secrets);
    }

    boolean isDisabled() {
        return shown.status().equals(DISABLED);
    }
}
