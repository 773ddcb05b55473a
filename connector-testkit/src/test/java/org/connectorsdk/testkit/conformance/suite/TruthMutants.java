package org.connectorsdk.testkit.conformance.suite;

import static org.connectorsdk.api.error.ErrorKind.MALFORMED_RESPONSE;
import static org.connectorsdk.api.error.ErrorKind.PAYLOAD_TOO_LARGE;
import static org.connectorsdk.api.error.ErrorKind.TIMEOUT;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.rules.reliability.VendorTextRules;

/** Defects in what an error says of outcome, cause and circumstances, and in what may come with an answer. */
final class TruthMutants {
    private TruthMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>(errors());
        all.addAll(wire());
        return all;
    }

    private static List<Mutant> errors() {
        return List.of(
                Mutant.of("ERR-14", "lets exceptions through", "IllegalStateException")
                        .by(() -> Defect.on(
                                "list",
                                call -> call.ask()
                                        .getOrElseThrow(error -> new IllegalStateException(error.message())))),
                Mutant.of("ERR-15", "tells the outcome of the last request", "UPDATE, request")
                        .by(() -> Defect.on("update", call -> call.ask().mapLeft(TruthMutants::refused))),
                Mutant.of("ERR-16", "keeps the vendor's words to itself", "refused, and that is all")
                        .by(() -> Defect.contexts(context -> context.summary("refused, and that is all"))),
                Mutant.of("ERR-17", "has one reason for every conflict", "but was: <unspecified>")
                        .by(() -> Defect.errors(error -> error instanceof ConnectorError.Conflict conflict
                                ? new ConnectorError.Conflict(conflict.context(), conflict.conflictingId())
                                : error)),
                Mutant.of("SEC-08", "shows the vendor's connection strings", "a secret of the server stands in")
                        .by(() -> Defect.contexts(context ->
                                context.summary("no postgres://reader:" + VendorTextRules.FOREIGN_SECRET + "@db"))));
    }

    private static ConnectorError refused(ConnectorError error) {
        return error.withContext(
                error.context().toBuilder().outcome(Outcome.REFUSED).build());
    }

    private static List<Mutant> wire() {
        return List.of(
                Mutant.of("WIRE-09", "takes the answer that is there", "the answer to a read")
                        .by(() -> {
                            AtomicReference<Either<ConnectorError, Object>> there = new AtomicReference<>();
                            return Defect.on("get", call -> {
                                Either<ConnectorError, Object> answer = call.ask();
                                Either<ConnectorError, Object> before = there.getAndSet(answer);
                                return before == null ? answer : before;
                            });
                        }),
                Mutant.of("WIRE-10", "takes what never ends for nothing", "expected an error, got a result")
                        .by(() -> Defect.forgiving(PAYLOAD_TOO_LARGE, MALFORMED_RESPONSE, TIMEOUT)),
                Mutant.of("WIRE-11", "loses an answer to one value", "expected a result, got MALFORMED_RESPONSE")
                        .by(() -> Defect.on("list", call -> call.ask().flatMap(TruthMutants::dated))),
                Mutant.of("WIRE-12", "does not say how an answer is compressed", "the answer is odd")
                        .by(() -> Defect.contexts(context -> context.summary("the answer is odd"))),
                Mutant.of("TIME-04", "runs asynchronous calls where they are made", "it waits for a thread")
                        .by(() -> {
                            AtomicBoolean inside = new AtomicBoolean();
                            return Defect.on(
                                    "async",
                                    call -> inside.compareAndSet(false, true)
                                            ? call.context()
                                                    .openRunningOn(Runnable::run)
                                                    .async()
                                            : call.proceed());
                        }),
                Mutant.of("TIME-05", "tries once", "expected a result, got TIMEOUT")
                        .by(() -> Defect.settings(config -> config.set("attempts", 1))));
    }

    private static Either<ConnectorError, Object> dated(Object page) {
        boolean all = ((Page<?>) page)
                .items().stream()
                        .map(Connection.class::cast)
                        .allMatch(connection -> connection.createdAt().isPresent());
        return all ? Either.right(page) : Either.left(Errors.malformed(Errors.context()));
    }
}
