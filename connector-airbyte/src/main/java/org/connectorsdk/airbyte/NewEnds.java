package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.airbyte.wire.EndRequestWire;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.CallBudget;
import org.connectorsdk.http.Unit;

/** Ends that are made for a connection. What they need is looked up before the first of them is made. */
final class NewEnds {
    private final EndOperations operations;
    private final ConnectorTypes types;
    private final Optional<String> workspace;

    NewEnds(EndOperations operations, Optional<String> workspace) {
        this.operations = operations;
        this.types = new ConnectorTypes(operations);
        this.workspace = workspace;
    }

    /** An end that exists, or all that is needed to make one. */
    record Planned(End end, Optional<String> id, EndRequestWire body) {}

    /** An end of a connection that is being created, and whether it was made for it. */
    record Made(End end, String id, boolean isNew) {
        private String text() {
            return end.word() + " " + id + " created";
        }
    }

    /** Looks up what an end needs; changes nothing. */
    Either<ConnectorError, Planned> plan(String operation, End end, EndSpec spec, CallBudget budget) {
        return spec.id().isPresent()
                ? Either.right(new Planned(end, spec.id(), new EndRequestWire(Map.of())))
                : members(operation, end, spec.spec().orElseThrow(), budget)
                        .map(members -> new Planned(
                                end,
                                Optional.empty(),
                                named(members, spec.spec().orElseThrow())));
    }

    /** What both creating and testing take; a test takes neither a name nor members that only Airbyte knows of what it stores. */
    Either<ConnectorError, Map<String, Object>> members(
            String operation, End end, ConnectionSpec spec, CallBudget budget) {
        if (workspace.isEmpty()) {
            return Either.left(AirbyteRefusals.withoutWorkspace(
                    operation, "for a new source or destination, which is of one workspace"));
        }
        String home = workspace.get();
        return budget.request(options -> types.id(operation, end, spec.type(), home, options))
                .map(type -> operations.members(end, type, home, EndBodies.configuration(spec)));
    }

    private static EndRequestWire named(Map<String, Object> members, ConnectionSpec spec) {
        Map<String, Object> named = new LinkedHashMap<>(members);
        named.put("name", spec.name());
        named.putAll(spec.vendorOptions().members());
        return new EndRequestWire(named);
    }

    /** Makes an end that does not exist yet. */
    Either<ConnectorError, Made> make(Planned planned, CallBudget budget) {
        return planned.id()
                .<Either<ConnectorError, Made>>map(id -> Either.right(new Made(planned.end(), id, false)))
                .orElseGet(() -> budget.request(options -> operations.create(planned.end(), planned.body(), options))
                        .map(id -> new Made(planned.end(), id, true))
                        .peek(made -> budget.operation().describe(made.text())));
    }

    /** Removes an end that was made for a connection that came to nothing; an error says why it remains. */
    Optional<ConnectorError> cleanUp(Made made, CallBudget budget) {
        return budget.operation()
                .undo(made.text(), () -> delete(made, budget))
                .swap()
                .toJavaOptional();
    }

    /** An end that is not there is deleted: an attempt without an answer may have done it. */
    private Either<ConnectorError, Unit> delete(Made made, CallBudget budget) {
        Either<ConnectorError, Unit> deleted =
                budget.request(options -> operations.delete(made.end(), made.id(), options));
        return deleted.isLeft() && deleted.getLeft() instanceof ConnectorError.NotFound
                ? Either.right(Unit.UNIT)
                : deleted;
    }
}
