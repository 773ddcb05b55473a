package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.EndRef;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Reconciliation;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;

/** Searches the effect of a create with an unknown outcome, by its identifying fields. */
final class Reconciler {
    private static final List<String> FIELDS = List.of("name", "type", "source", "destination");

    private Reconciler() {}

    /** Whether the identity holds a field of a connection; one that holds none would agree with every connection. */
    static boolean canTell(JsonObject identity) {
        return FIELDS.stream()
                .anyMatch(field ->
                        identity.string(field).filter(text -> !text.isBlank()).isPresent());
    }

    static Either<ConnectorError, Reconciliation> look(DefaultConnections connections, ConnectorError error) {
        JsonObject identity = error.context().identity();
        ConnectionQuery.Builder query = ConnectionQuery.builder();
        if (connections.descriptor().filters().contains(ConnectionQuery.NAME)) {
            identity.string("name").ifPresent(name -> query.filters(ConnectionQuery.NAME, name));
        }
        List<Connection> matches = new ArrayList<>();
        try (ItemStream<Connection> all = connections.every("reconcile", query.build())) {
            while (true) {
                Either<ConnectorError, Optional<Connection>> item = all.next();
                if (item.isLeft()) {
                    return Either.left(item.getLeft());
                }
                if (item.get().isEmpty()) {
                    return Either.right(new Reconciliation(matches));
                }
                item.get().filter(found -> matches(identity, found)).ifPresent(matches::add);
            }
        }
    }

    private static boolean matches(JsonObject identity, Connection found) {
        return agrees(identity, "name", Optional.of(found.name()))
                && agrees(identity, "type", Optional.of(found.type()))
                && agrees(identity, "source", found.source().map(EndRef::id))
                && agrees(identity, "destination", found.destination().map(EndRef::id));
    }

    /** A member that the vendor does not show (an empty type, say) is no contradiction. */
    private static boolean agrees(JsonObject identity, String member, Optional<String> found) {
        Optional<String> wanted = identity.string(member);
        return wanted.isEmpty() || found.isEmpty() || found.get().isEmpty() || wanted.equals(found);
    }
}
