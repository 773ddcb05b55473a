package org.connectorsdk.airbyte.internal;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.http.operation.Unit;
import org.connectorsdk.http.provider.OperationDeadline;

/** Ends that are made for a connection. What they need is looked up before the first of them is made. */
public final class NewActors {
    private final ActorOperations operations;
    private final Optional<String> workspace;

    /**
     * Makes them in one workspace.
     *
     * @param operations what the API can do with ends
     * @param workspace the workspace, where one is set
     */
    public NewActors(ActorOperations operations, Optional<String> workspace) {
        this.operations = operations;
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

    /**
     * What both creating and testing take; a test takes neither a name nor members that only Airbyte knows of what it
     * stores.
     *
     * @param operation what is asked for
     * @param role which end
     * @param spec what it shall be
     * @param deadline the time of the call
     * @return its members, or what is wrong with it
     */
    public Either<ConnectorError, Map<String, Object>> members(
            String operation, ActorRole role, ConnectionSpec spec, OperationDeadline deadline) {
        if (workspace.isEmpty()) {
            return Either.left(AirbyteErrors.withoutWorkspace(
                    operation, "for a new source or destination, which is of one workspace"));
        }
        String home = workspace.get();
        return deadline.request(options -> operations.types(role, home, options))
                .flatMap(types -> ConnectorType.idOf(operation, spec.type(), role, types))
                .map(type -> operations.members(role, type, home, configuration(spec)));
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

    /**
     * What is wrong with a new end: what an end does not have, masks in its config, which would be stored as the value
     * (INC-12), and secrets without a place.
     */
    static List<FieldViolation> violations(ActorRole role, ConnectionSpec spec) {
        String place = role.word() + ".config";
        List<FieldViolation> violations = new ArrayList<>();
        if (spec.credential().isPresent()) {
            violations.add(ValidationErrors.violation(
                    role.word() + ".credential", "is not stored by Airbyte: give the secrets themselves"));
        }
        if (spec.source().isPresent() || spec.destination().isPresent()) {
            violations.add(ValidationErrors.violation(
                    role.word() + (spec.source().isPresent() ? ".source" : ".destination"),
                    "is not allowed: a " + role.word() + " has no ends of its own"));
        }
        SecretSettings.masked(place, spec.config()).stream()
                .filter(path -> !spec.secrets().containsKey(path.substring(place.length() + 1)))
                .forEach(path -> violations.add(ValidationErrors.violation(
                        path, "is a mask, not a secret: give the secret itself under secrets")));
        SecretTree tree = new SecretTree(spec.config());
        spec.secrets().forEach((path, secret) -> {
            if (!tree.put(path, secret)) {
                violations.add(ValidationErrors.violation(
                        role.word() + ".secrets." + path, "does not point at a settings field"));
            }
        });
        return violations;
    }

    /** The configuration with its secrets. A secret's name may be a path, with dots, into nested objects and lists. */
    private static Map<String, Object> configuration(ConnectionSpec spec) {
        SecretTree tree = new SecretTree(spec.config());
        spec.secrets().forEach(tree::put);
        return tree.members();
    }
}
