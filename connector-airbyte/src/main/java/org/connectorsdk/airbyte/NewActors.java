package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.operation.Unit;

/** Ends that are made for a connection. What they need is looked up before the first of them is made. */
final class NewActors {
    private final ActorOperations operations;
    private final ConnectorTypes types;
    private final Optional<String> workspace;

    NewActors(ActorOperations operations, Optional<String> workspace) {
        this.operations = operations;
        this.types = new ConnectorTypes(operations);
        this.workspace = workspace;
    }

    /** An end that exists, or all that is needed to make one. */
    record Planned(ActorRole role, Optional<String> id, EndRequestWire body) {}

    /** An end of a connection that is being created, and whether it was made for it. */
    record Made(ActorRole role, String id, boolean isNew) {
        private String text() {
            return role.word() + " " + id + " created";
        }
    }

    /** Looks up what an end needs; changes nothing. */
    Either<ConnectorError, Planned> plan(String operation, ActorRole role, EndSpec spec, OperationDeadline deadline) {
        return spec.id().isPresent()
                ? Either.right(new Planned(role, spec.id(), new EndRequestWire(Map.of())))
                : members(operation, role, spec.spec().orElseThrow(), deadline)
                        .map(members -> new Planned(
                                role,
                                Optional.empty(),
                                named(members, spec.spec().orElseThrow())));
    }

    /** What both creating and testing take; a test takes neither a name nor members that only Airbyte knows of what it stores. */
    Either<ConnectorError, Map<String, Object>> members(
            String operation, ActorRole role, ConnectionSpec spec, OperationDeadline deadline) {
        if (workspace.isEmpty()) {
            return Either.left(NotFoundExplainer.withoutWorkspace(
                    operation, "for a new source or destination, which is of one workspace"));
        }
        String home = workspace.get();
        return deadline.request(options -> types.id(operation, role, spec.type(), home, options))
                .map(type -> operations.members(role, type, home, ActorBodies.configuration(spec)));
    }

    private static EndRequestWire named(Map<String, Object> members, ConnectionSpec spec) {
        Map<String, Object> named = new LinkedHashMap<>(members);
        named.put("name", spec.name());
        named.putAll(spec.vendorOptions().members());
        return new EndRequestWire(named);
    }

    /** Makes an end that does not exist yet. */
    Either<ConnectorError, Made> make(Planned planned, OperationDeadline deadline) {
        return planned.id()
                .<Either<ConnectorError, Made>>map(id -> Either.right(new Made(planned.role(), id, false)))
                .orElseGet(() -> deadline.request(options -> operations.create(planned.role(), planned.body(), options))
                        .map(id -> new Made(planned.role(), id, true))
                        .peek(made -> deadline.operation().describe(made.text())));
    }

    /** Removes an end that was made for a connection that came to nothing; an error says why it remains. */
    Optional<ConnectorError> cleanUp(Made made, OperationDeadline deadline) {
        return deadline.operation()
                .undo(made.text(), () -> delete(made, deadline))
                .swap()
                .toJavaOptional();
    }

    /** An end that is not there is deleted: an attempt without an answer may have done it. */
    private Either<ConnectorError, Unit> delete(Made made, OperationDeadline deadline) {
        Either<ConnectorError, Unit> deleted =
                deadline.request(options -> operations.delete(made.role(), made.id(), options));
        return deleted.isLeft() && deleted.getLeft() instanceof ConnectorError.NotFound
                ? Either.right(Unit.UNIT)
                : deleted;
    }
}
