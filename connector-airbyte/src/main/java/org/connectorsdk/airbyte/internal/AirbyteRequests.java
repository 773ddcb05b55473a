package org.connectorsdk.airbyte.internal;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.ValidationErrors;

/** Requests that create and change connections: the caller's members in Airbyte's words, checked, and nothing else. */
public final class AirbyteRequests {
    private static final String STATUS = "status";

    private final Function<JsonObject, FieldFindings> check;

    private AirbyteRequests(Function<JsonObject, FieldFindings> check) {
        this.check = check;
    }

    /** {@return the requests of the configuration API} */
    public static AirbyteRequests ofConfig() {
        return new AirbyteRequests(ConnectionFieldChecks::ofConfig);
    }

    /** {@return the requests of the public API} */
    public static AirbyteRequests ofPublic() {
        return new AirbyteRequests(ConnectionFieldChecks::ofPublic);
    }

    /**
     * Checks a specification.
     *
     * @param spec the connection that is wanted
     * @return what is wrong with it; nothing when it can be sent
     */
    public List<FieldViolation> violations(ConnectionSpec spec) {
        List<FieldViolation> violations = new ArrayList<>();
        if (!spec.type().equals(Airbyte.LINK)) {
            violations.add(ValidationErrors.violation(
                    "type", "must be " + Airbyte.LINK + ": a connection joins a source and a destination"));
        }
        if (spec.source().isEmpty()) {
            violations.add(ValidationErrors.violation("source", "must be given"));
        }
        if (spec.destination().isEmpty()) {
            violations.add(ValidationErrors.violation("destination", "must be given"));
        }
        noSecrets(!spec.secrets().isEmpty() || spec.credential().isPresent(), violations);
        violations.addAll(check.apply(spec.config()).violations());
        spec.source()
                .flatMap(EndSpec::spec)
                .ifPresent(end -> violations.addAll(NewActors.violations(ActorRole.SOURCE, end)));
        spec.destination()
                .flatMap(EndSpec::spec)
                .ifPresent(end -> violations.addAll(NewActors.violations(ActorRole.DESTINATION, end)));
        return violations;
    }

    /**
     * Adds what is to be said about the members that were sent for a connection.
     *
     * @param spec what was sent
     * @param created the connection
     * @return the connection with its warnings
     */
    public Connection warned(ConnectionSpec spec, Connection created) {
        return warned(check.apply(spec.config()).warnings(), created);
    }

    /**
     * The same of an update, in which null looks like a wish to remove something.
     *
     * @param change what was sent
     * @param changed the connection
     * @return the connection with its warnings
     */
    public Connection warned(ConnectionChange change, Connection changed) {
        List<String> warnings = check.apply(change.config()).warnings();
        change.config().members().forEach((name, value) -> {
            if (value instanceof JsonNull) {
                warnings.add("config." + name
                        + " was not sent: Airbyte takes null for no change, and nothing can be removed");
            }
        });
        return warned(warnings, changed);
    }

    private static Connection warned(List<String> warnings, Connection connection) {
        if (warnings.isEmpty()) {
            return connection;
        }
        List<String> all = new ArrayList<>(connection.warnings());
        all.addAll(warnings);
        return connection.toBuilder().warnings(all).build();
    }

    private static void noSecrets(boolean given, List<FieldViolation> violations) {
        if (given) {
            violations.add(ValidationErrors.violation(
                    "secrets", "belong to the source or the destination, not to the connection"));
        }
    }

    /** A connection between two ends that exist: active unless the members say otherwise. */
    JsonObject creation(ConnectionSpec spec, String sourceId, String destinationId) {
        JsonObject.Builder body = JsonObject.builder();
        body.set("sourceId", sourceId).set("destinationId", destinationId);
        body.set("name", spec.name()).set(STATUS, AirbyteMapper.ACTIVE);
        AirbyteMapper.withoutNulls(spec.config()).members().forEach(body::set);
        spec.vendorOptions().members().forEach(body::set);
        return body.build();
    }

    /**
     * Makes a patch: what is not in it stays as it is.
     *
     * @param change what is wanted
     * @return the body, or what is wrong with the change
     */
    public Either<ConnectorError, JsonObject> change(ConnectionChange change) {
        List<FieldViolation> violations =
                new ArrayList<>(check.apply(change.config()).violations());
        noSecrets(!change.secrets().isEmpty() || change.credential().isPresent(), violations);
        if (!violations.isEmpty()) {
            return Either.left(ValidationErrors.of(Airbyte.ID, "update", violations));
        }
        JsonObject.Builder body = JsonObject.builder();
        change.name().ifPresent(name -> body.set("name", name));
        change.enabled().ifPresent(on -> body.set(STATUS, on ? AirbyteMapper.ACTIVE : AirbyteMapper.INACTIVE));
        AirbyteMapper.withoutNulls(change.config()).members().forEach(body::set);
        change.vendorOptions().members().forEach(body::set);
        return Either.right(body.build());
    }
}
