package org.connectorsdk.airbyte.internal;

import io.vavr.control.Either;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.OperationContext;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.error.VendorError;
import org.jspecify.annotations.Nullable;

/**
 * What Airbyte's error bodies say, and what they should have said: why a job was not started, and what is not there.
 * There are half a dozen kinds of bodies: known exceptions with a class name, refused fields, an id and nothing else,
 * problem documents, what the server's framework says by itself, and what proxies say. Kinds are told apart by their
 * members, never by their text.
 */
public final class AirbyteErrors {
    /**
     * The code of an Airbyte, as opposed to a proxy, that says that it has no such operation: one of ours, it has none.
     */
    private static final String NO_SUCH_OPERATION = "no-such-operation";

    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int CONFLICT = 409;
    private static final int FAILURE = 500;
    private static final String UNPREFIXED = "#";

    private AirbyteErrors() {}

    /**
     * Reads an error of the configuration API.
     *
     * @param answer the answer
     * @return what it says
     */
    public static VendorError ofConfig(ErrorAnswer answer) {
        return explained(answer, answer.status() == NOT_FOUND && !isAboutObject(answer.object()))
                .build();
    }

    /**
     * Reads an error of the public API, where an unknown job is a conflict, and what is not there may be told without a
     * word.
     *
     * @param answer the answer
     * @return what it says
     */
    public static VendorError ofPublic(ErrorAnswer answer) {
        boolean silent = answer.text().isBlank();
        VendorError.Builder vendor =
                explained(answer, answer.status() == NOT_FOUND && !silent && !isAboutObject(answer.object()));
        if (answer.status() == CONFLICT && answer.operation().equals("get_job")) {
            vendor.kind(ErrorKind.NOT_FOUND);
        }
        return vendor.build();
    }

    private static VendorError.Builder explained(ErrorAnswer answer, boolean unknownPath) {
        JsonObject body = answer.object();
        VendorError.Builder vendor = VendorError.builder()
                .naming(AirbyteErrors::neutral)
                .message(message(body))
                .code(code(body))
                .requestId(body.string("errorId").orElse(null));
        reason(code(body)).ifPresent(vendor::reason);
        if (body.has("errorId")) {
            vendor.advice("The server's log has more under this request id.");
        }
        body.array("validationErrors").ifPresent(errors -> violations(errors, vendor));
        boolean noSuchPath = unknownPath || answer.status() == METHOD_NOT_ALLOWED;
        if (noSuchPath && body.has("message")) {
            vendor.code(NO_SUCH_OPERATION);
        }
        if (noSuchPath) {
            vendor.kind(ErrorKind.UNSUPPORTED)
                    .advice("There is no such operation at this path: check base-url and api. The"
                            + " server may be older or"
                            + " newer than the operation.");
        }
        return vendor;
    }

    /** What the types of problem documents mean. A known exception's class names none of these. */
    private static Optional<ConflictReason> reason(String code) {
        String word = code.substring(code.lastIndexOf(':') + 1);
        return switch (word) {
            case "try-again-later" -> Optional.of(ConflictReason.ALREADY_RUNNING);
            case "state-conflict", "409-state-conflict" -> Optional.of(ConflictReason.WRONG_STATE);
            default -> Optional.empty();
        };
    }

    /** A 404 that an operation gave, as opposed to one that says that there is no such operation. */
    private static boolean isAboutObject(JsonObject body) {
        return body.has("errorId") || body.has("exceptionClassName") || (body.has("type") && body.has("title"));
    }

    private static String message(JsonObject body) {
        return Stream.of(
                        body.object("data").flatMap(data -> data.string("message")),
                        body.string("detail"),
                        embedded(body),
                        body.string("message"),
                        body.string("title"))
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> embedded(JsonObject body) {
        return body.object("_embedded")
                .flatMap(embedded -> embedded.array("errors"))
                .flatMap(errors -> errors.stream().findFirst())
                .flatMap(JsonValue::asObject)
                .flatMap(error -> error.string("message"));
    }

    /**
     * {@code error:area/name}, {@code try-again-later}, or {@code ValueConflictKnownException}; empty when there is
     * none.
     */
    private static String code(JsonObject body) {
        Optional<String> type = body.string("type").filter(text -> !text.equals("about:blank"));
        if (type.isPresent()) {
            return type.get().substring(type.get().indexOf(UNPREFIXED) + 1);
        }
        String exception = body.string("exceptionClassName").orElse("");
        return exception.substring(exception.lastIndexOf('.') + 1);
    }

    private static void violations(JsonArray errors, VendorError.Builder vendor) {
        for (JsonValue error : errors) {
            JsonObject fields = error.asObject().orElse(JsonObject.empty());
            vendor.violation(new FieldViolation(
                    field(fields.string("propertyPath").orElse("")),
                    "refused",
                    fields.string("message").orElse("was refused")));
        }
    }

    /** The path without the names of the server's method and parameter: {@code create.connectionCreate.sourceId}. */
    private static String field(String propertyPath) {
        String[] parts = propertyPath.split("\\.", 3);
        return neutral(parts[parts.length - 1]);
    }

    private static String neutral(String field) {
        return switch (field) {
            case "sourceId" -> "source";
            case "destinationId" -> "destination";
            default -> field;
        };
    }

    /**
     * Tells that a server does not have an operation, after which it is certain that nothing was done.
     *
     * @param error the error
     * @return whether it says so
     */
    public static boolean isUnknownOperation(ConnectorError error) {
        return error instanceof ConnectorError.Unsupported
                && error.context()
                        .vendorCode()
                        .filter(NO_SUCH_OPERATION::equals)
                        .isPresent();
    }

    /**
     * Tells a failure of the server, which is also how some refuse what they should explain.
     *
     * @param error the error
     * @return whether its status is 500
     */
    public static boolean isFailure(ConnectorError error) {
        return status(error) == FAILURE;
    }

    private static int status(ConnectorError error) {
        return error.context().status().orElse(0);
    }

    /**
     * Refuses what needs a workspace, with a client that was opened without one.
     *
     * @param operation what was asked for
     * @param why for what it is needed
     * @return the error
     */
    public static ConnectorError withoutWorkspace(String operation, String why) {
        return ValidationErrors.needs(Airbyte.ID, operation, Airbyte.WORKSPACE, "must be set " + why);
    }

    /**
     * Passes on the connection that was asked for: not another one, and none that was deleted, which Airbyte goes on
     * showing.
     *
     * @param operation what was asked for
     * @param id which connection
     * @param answer what came
     * @param answered reads the id of the connection that came
     * @param status reads its status
     * @param <W> the connection as the API answers it
     * @return the answer, or why it is none
     */
    public static <W> Either<ConnectorError, W> existing(
            String operation,
            ConnectionId id,
            Either<ConnectorError, W> answer,
            Function<W, @Nullable String> answered,
            Function<W, @Nullable String> status) {
        return answer.mapLeft(error -> NotFoundErrors.connection(error, id))
                .flatMap(wire -> AnsweredId.check(Airbyte.ID, operation, id, answered.apply(wire), wire))
                .filterOrElse(
                        wire -> !AirbyteMapper.isDeleted(status.apply(wire)),
                        wire -> deleted(ErrorContext.of(Airbyte.ID, operation).summary(deletion(id)), id));
    }

    private static String deletion(ConnectionId id) {
        return "the connection " + id + " was deleted";
    }

    private static ConnectorError deleted(ErrorContext.Builder context, ConnectionId id) {
        return new ConnectorError.NotFound(context.outcome(Outcome.REFUSED).build(), "connection", id.value());
    }

    /**
     * Finds out why no job was started. Airbyte answers a conflict for a deleted connection as it does for a running
     * one, and fails where it should refuse an inactive or a deleted one. The connection itself tells.
     *
     * @param error how the start was refused
     * @param id the connection
     * @param refusesInactive whether this is how the server refuses an inactive connection
     * @param options of the start
     * @param state reads the status of the connection; empty if it cannot be read
     * @return the refusal in better words, if there are any
     */
    static ConnectorError ofStart(
            ConnectorError error,
            ConnectionId id,
            boolean refusesInactive,
            CallOptions options,
            Function<CallOptions, Optional<String>> state) {
        if (status(error) != CONFLICT && !isFailure(error)) {
            return NotFoundErrors.connection(error, id);
        }
        Optional<String> found = state.apply(options);
        boolean deleted = found.filter(AirbyteMapper::isDeleted).isPresent();
        boolean inactive = refusesInactive
                && found.filter(AirbyteMapper.INACTIVE::equalsIgnoreCase).isPresent();
        if (deleted || inactive) {
            options.operation().ifPresent(OperationContext::provedRefused);
        }
        ErrorContext.Builder context = error.context().toBuilder().retryable(false);
        if (deleted) {
            return deleted(context.explaining(deletion(id)), id);
        }
        return inactive ? inactive(context, id) : error;
    }

    private static ConnectorError inactive(ErrorContext.Builder context, ConnectionId id) {
        context.explaining("connection " + id + " is disabled")
                .outcome(Outcome.REFUSED)
                .advice("Enable it before syncing.");
        return new ConnectorError.Conflict(context.build(), Optional.empty(), ConflictReason.WRONG_STATE);
    }
}
