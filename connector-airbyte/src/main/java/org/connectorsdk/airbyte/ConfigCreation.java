package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.airbyte.wire.ConnectionWire;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.CallBudget;
import org.connectorsdk.http.LocalRefusal;

/**
 * Creates a connection, and before it the ends that do not exist yet. When a later step is refused, what was made for it is
 * deleted again; when nobody knows what became of a step, nothing is deleted, because deleting an end deletes its connections.
 * Either way the error says what there is.
 */
final class ConfigCreation {
    private final AirbyteConfigApi api;
    private final ConfigEnds ends;
    private final AirbyteBodies bodies;

    ConfigCreation(AirbyteConfigApi api, ConfigEnds ends, AirbyteBodies bodies) {
        this.api = api;
        this.ends = ends;
        this.bodies = bodies;
    }

    Either<ConnectorError, ConnectionWire> create(ConnectionSpec spec, CallBudget budget) {
        var violations = bodies.violations(spec);
        if (!violations.isEmpty()) {
            return Either.left(LocalRefusal.of(AirbyteProvider.ID, "create", violations));
        }
        return ends.make(End.SOURCE, spec.source().orElseThrow(), budget)
                .mapLeft(error -> failedEnd(error, End.SOURCE, List.of(), budget))
                .flatMap(source -> ends.make(End.DESTINATION, spec.destination().orElseThrow(), budget)
                        .mapLeft(error -> failedEnd(error, End.DESTINATION, List.of(source), budget))
                        .flatMap(destination -> join(spec, source, destination, budget)));
    }

    private Either<ConnectorError, ConnectionWire> join(
            ConnectionSpec spec, ConfigEnds.Made source, ConfigEnds.Made destination, CallBudget budget) {
        JsonObject body = bodies.creation(spec, source.id(), destination.id());
        return budget.request(options -> api.createConnection(body, options))
                .mapLeft(error ->
                        failed(identified(error, spec, source, destination), List.of(source, destination), budget));
    }

    /** What a connection in doubt can be recognised by, now that both ends have ids. */
    private static ConnectorError identified(
            ConnectorError error, ConnectionSpec spec, ConfigEnds.Made source, ConfigEnds.Made destination) {
        if (error.outcome() != Outcome.UNKNOWN) {
            return error;
        }
        JsonObject identity = spec.identity().with("source", source.id()).with("destination", destination.id());
        return error.withContext(error.context().toBuilder()
                .identity(identity)
                .advice("It may exist: reconcile before creating again.")
                .build());
    }

    private ConnectorError failedEnd(ConnectorError error, End end, List<ConfigEnds.Made> made, CallBudget budget) {
        ConnectorError told = error.outcome() == Outcome.UNKNOWN
                ? error.withContext(error.context().toBuilder()
                        .explaining("whether the " + end.word() + " was created is unknown; the connection was not")
                        .identity(JsonObject.of("end", end.word()))
                        .advice("Look for the " + end.word() + " in Airbyte before creating again.")
                        .build())
                : error;
        return failed(told, made, budget);
    }

    private ConnectorError failed(ConnectorError error, List<ConfigEnds.Made> made, CallBudget budget) {
        boolean inDoubt =
                error.outcome() == Outcome.UNKNOWN && error.context().identity().has("source");
        List<String> notes = new ArrayList<>();
        boolean remains = inDoubt;
        for (ConfigEnds.Made end : made) {
            if (end.isNew() && inDoubt) {
                notes.add("the " + end.end().word() + " " + end.id() + " was created for it and is kept");
            } else if (end.isNew()) {
                Optional<ConnectorError> kept = ends.cleanUp(end, budget);
                remains |= kept.isPresent();
                notes.add(told(end, kept));
            }
        }
        if (notes.isEmpty()) {
            return error;
        }
        ErrorContext.Builder context = error.context().toBuilder().explaining(String.join("; ", notes));
        if (remains) {
            // Something of the request is there, so nobody may take it for not carried out.
            context.outcome(Outcome.UNKNOWN);
        }
        return error.withContext(context.build());
    }

    private static String told(ConfigEnds.Made end, Optional<ConnectorError> kept) {
        String what = "the " + end.end().word() + " " + end.id() + " that was created for it ";
        return what
                + kept.map(error -> "could not be deleted again and remains ("
                                + error.context().summary() + ")")
                        .orElse("was deleted again");
    }
}
