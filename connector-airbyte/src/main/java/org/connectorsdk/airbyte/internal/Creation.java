package org.connectorsdk.airbyte.internal;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.http.provider.OperationDeadline;

/**
 * Creates a connection in either API, and before it the ends that do not exist yet. When a later step is refused, what
 * was made for it is deleted again; when nobody knows what became of a step, nothing is deleted, because deleting an
 * end deletes its connections. Either way the error says what there is.
 *
 * @param <W> the connection as the API answers it
 */
public final class Creation<W> {
    private static final String OPERATION = "create";

    private final BiFunction<JsonObject, CallOptions, Either<ConnectorError, W>> request;
    private final NewActors actors;
    private final AirbyteRequests requests;

    /**
     * Prepares a creation.
     *
     * @param request creates a connection between two ends that exist
     * @param actors makes ends
     * @param requests what is sent
     */
    public Creation(
            BiFunction<JsonObject, CallOptions, Either<ConnectorError, W>> request,
            NewActors actors,
            AirbyteRequests requests) {
        this.request = request;
        this.actors = actors;
        this.requests = requests;
    }

    /**
     * Creates it. What each end needs is known before the first one is made.
     *
     * @param spec the connection that is wanted
     * @param deadline the time of the call
     * @return the connection, or why there is none and what there is of it
     */
    public Either<ConnectorError, W> create(ConnectionSpec spec, OperationDeadline deadline) {
        var violations = requests.violations(spec);
        if (!violations.isEmpty()) {
            return Either.left(ValidationErrors.of(Airbyte.ID, OPERATION, violations));
        }
        var source = actors.plan(OPERATION, ActorRole.SOURCE, spec.source().orElseThrow(), deadline);
        if (source.isLeft() && source.getLeft().outcome() != Outcome.NOT_SENT) {
            return Either.left(source.getLeft());
        }
        var destination =
                actors.plan(OPERATION, ActorRole.DESTINATION, spec.destination().orElseThrow(), deadline);
        return source.isLeft()
                ? Either.left(both(source.getLeft(), destination.isLeft() ? destination.getLeft() : source.getLeft()))
                : destination.flatMap(second -> make(spec, source.get(), second, deadline));
    }

    /** Everything that is wrong is told at once. */
    private static ConnectorError both(ConnectorError source, ConnectorError destination) {
        if (source instanceof ConnectorError.InvalidRequest first
                && destination instanceof ConnectorError.InvalidRequest second
                && destination.outcome() == Outcome.NOT_SENT
                && !source.equals(destination)) {
            List<FieldViolation> all = new ArrayList<>(first.violations());
            all.addAll(second.violations());
            return ValidationErrors.of(Airbyte.ID, OPERATION, all);
        }
        return source;
    }

    private Either<ConnectorError, W> make(
            ConnectionSpec spec, NewActors.Planned source, NewActors.Planned destination, OperationDeadline deadline) {
        return actors.make(source, deadline)
                .mapLeft(error -> failedEnd(error, ActorRole.SOURCE, List.of(), deadline))
                .flatMap(first -> actors.make(destination, deadline)
                        .mapLeft(error -> failedEnd(error, ActorRole.DESTINATION, List.of(first), deadline))
                        .flatMap(second -> join(spec, first, second, deadline)));
    }

    private Either<ConnectorError, W> join(
            ConnectionSpec spec, NewActors.Made source, NewActors.Made destination, OperationDeadline deadline) {
        JsonObject body = requests.creation(spec, source.id(), destination.id());
        return deadline.request(options -> request.apply(body, options))
                .mapLeft(error ->
                        failed(identified(error, spec, source, destination), List.of(source, destination), deadline));
    }

    /** What a connection in doubt can be recognised by, now that both ends have ids. */
    private static ConnectorError identified(
            ConnectorError error, ConnectionSpec spec, NewActors.Made source, NewActors.Made destination) {
        if (error.outcome() != Outcome.UNKNOWN) {
            return error;
        }
        JsonObject identity = spec.identity().with("source", source.id()).with("destination", destination.id());
        return error.withContext(error.context().toBuilder()
                .identity(identity)
                .advice("It may exist: reconcile before creating again.")
                .build());
    }

    private ConnectorError failedEnd(
            ConnectorError error, ActorRole role, List<NewActors.Made> made, OperationDeadline deadline) {
        ConnectorError explained = error.outcome() == Outcome.UNKNOWN
                ? error.withContext(error.context().toBuilder()
                        .explaining("whether the " + role.word() + " was created is unknown; the connection was not")
                        .identity(JsonObject.of("end", role.word()))
                        .advice("Look for the " + role.word() + " in Airbyte before creating again.")
                        .build())
                : error;
        return failed(explained, made, deadline);
    }

    private ConnectorError failed(ConnectorError error, List<NewActors.Made> made, OperationDeadline deadline) {
        boolean inDoubt =
                error.outcome() == Outcome.UNKNOWN && error.context().identity().has("source");
        List<String> notes = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (NewActors.Made end : made) {
            if (end.isNew() && inDoubt) {
                notes.add("the " + end.role().word() + " " + end.id() + " was created for it and is kept");
            } else if (end.isNew()) {
                Optional<ConnectorError> kept = actors.cleanUp(end, deadline);
                kept.ifPresent(why -> left.add("the " + end.role().word() + " " + end.id()));
                notes.add(note(end, kept));
            }
        }
        if (notes.isEmpty()) {
            return error;
        }
        if (!left.isEmpty()) {
            return leftOver(error, notes, String.join(" and ", left));
        }
        ErrorContext.Builder context = error.context().toBuilder().explaining(String.join("; ", notes));
        if (error.outcome() == Outcome.NOT_SENT) {
            // Ends were made and are gone again: nothing remains, but something was sent.
            context.outcome(Outcome.REFUSED);
        }
        return error.withContext(context.build());
    }

    /**
     * Something of the request is there, so nobody may take it for not carried out. The connection is not: the identity
     * names the ends, by which no connection is found.
     */
    private static ConnectorError leftOver(ConnectorError error, List<String> notes, String left) {
        ErrorContext.Builder context = error.context().toBuilder();
        if (error.outcome() == Outcome.UNKNOWN) {
            String search = "Look for the "
                    + error.context().identity().string("end").orElse("end") + " in Airbyte and delete ";
            return error.withContext(context.explaining(String.join("; ", notes))
                    .advice(search + left + " before creating again.")
                    .build());
        }
        return error.withContext(context.explaining("the connection was not created")
                .explaining(String.join("; ", notes))
                .outcome(Outcome.UNKNOWN)
                .identity(JsonObject.of("end", left))
                .advice("Delete " + left + " in Airbyte before creating again.")
                .build());
    }

    private static String note(NewActors.Made end, Optional<ConnectorError> kept) {
        String what = "the " + end.role().word() + " " + end.id() + " that was created for it ";
        return what
                + kept.map(error -> "could not be deleted again and remains ("
                                + error.context().summary() + ")")
                        .orElse("was deleted again");
    }
}
