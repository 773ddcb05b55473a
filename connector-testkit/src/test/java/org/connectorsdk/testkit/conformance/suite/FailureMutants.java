package org.connectorsdk.testkit.conformance.suite;

import static org.connectorsdk.api.error.ErrorKind.CONFLICT;
import static org.connectorsdk.api.error.ErrorKind.INVALID_REQUEST;
import static org.connectorsdk.api.error.ErrorKind.MALFORMED_RESPONSE;
import static org.connectorsdk.api.error.ErrorKind.NOT_AN_API_ANSWER;
import static org.connectorsdk.api.error.ErrorKind.PERMISSION_DENIED;
import static org.connectorsdk.api.error.ErrorKind.UNAUTHENTICATED;
import static org.connectorsdk.api.error.ErrorKind.UNREACHABLE;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;

/** Defects in telling failures, and in answers that are not what they should be. */
final class FailureMutants {
    private FailureMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>(kinds());
        all.addAll(circumstances());
        all.addAll(answers());
        return all;
    }

    private static List<Mutant> kinds() {
        return List.of(
                Mutant.of("ERR-01", "tries a refused credential again", "LIST was sent")
                        .by(() -> Defect.again("list", UNAUTHENTICATED)),
                Mutant.of("ERR-02", "takes forbidden for unknown", "expected PERMISSION_DENIED")
                        .by(() -> Defect.error(PERMISSION_DENIED, Errors::unauthenticated)),
                Mutant.of("ERR-03", "takes a conflict for a mistake", "expected: <CONFLICT>")
                        .by(() -> Defect.error(CONFLICT, Errors::invalid)),
                Mutant.of("ERR-04", "blames the server for a mistake", "expected INVALID_REQUEST")
                        .by(() -> Defect.error(INVALID_REQUEST, Errors::failure)),
                Mutant.of("ERR-05", "forgets when to come back", "no instant for 3600")
                        .by(() -> Defect.contexts(context -> context.retryAt(null))),
                Mutant.of("ERR-06", "takes an outage for final", "marked transient")
                        .by(() -> Defect.contexts(context -> context.retryable(false))),
                Mutant.of("ERR-07", "names the wrong limit", "but was: <CONNECT>")
                        .by(() -> Defect.errors(error -> error instanceof ConnectorError.Timeout timeout
                                ? new ConnectorError.Timeout(
                                        timeout.context(), ConnectorError.Limit.CONNECT, timeout.value())
                                : error)),
                Mutant.of("ERR-08", "has one reason for everything", "but was: <other>")
                        .by(() -> Defect.error(UNREACHABLE, Errors::unreachable)),
                Mutant.of("ERR-09", "judges errors by their body", "but was: <NOT_AN_API_ANSWER>")
                        .by(() -> Defect.error(PERMISSION_DENIED, Errors::notAnApiAnswer)));
    }

    private static List<Mutant> circumstances() {
        return List.of(
                Mutant.of("ERR-10", "believes every 200", "expected an error, got a result")
                        .by(() -> Defect.forgiving(ErrorKind.values())),
                Mutant.of("ERR-11", "does not count", "attempts of LIST")
                        .by(() -> Defect.contexts(context -> context.tried(0, Duration.ZERO))),
                Mutant.of("ERR-12", "throws what its library throws", "IllegalStateException")
                        .by(() -> Defect.on(
                                "list",
                                call -> call.ask()
                                        .getOrElseThrow(
                                                error -> new IllegalStateException("okhttp: " + error.message())))),
                Mutant.of("ERR-13", "answers null", "is no error")
                        .by(() -> Defect.on("list", call -> {
                            Either<ConnectorError, Object> answer = call.ask();
                            return answer.isLeft() ? null : answer;
                        })));
    }

    private static List<Mutant> answers() {
        return List.of(
                Mutant.of("WIRE-01", "takes broken JSON for nothing", "expected an error, got a result")
                        .by(() -> Defect.forgiving(MALFORMED_RESPONSE)),
                Mutant.of("WIRE-02", "takes half an answer for the whole", "expected an error, got a result")
                        .by(() -> Defect.forgiving(MALFORMED_RESPONSE, UNREACHABLE)),
                Mutant.of("WIRE-03", "takes no answer for an empty one", "expected an error, got a result")
                        .by(() -> Defect.forgiving(MALFORMED_RESPONSE)),
                Mutant.of("WIRE-04", "does not look at the content type", "but was: <MALFORMED_RESPONSE>")
                        .by(() -> Defect.error(NOT_AN_API_ANSWER, Errors::malformed)),
                Mutant.of("WIRE-05", "does not say what is missing", "the answer is odd")
                        .by(() -> Defect.contexts(context -> context.summary("the answer is odd"))),
                Mutant.of("WIRE-06", "stumbles over an unknown word", "expected a result, got MALFORMED_RESPONSE")
                        .by(() -> Defect.on("list", call -> call.ask().flatMap(FailureMutants::known))),
                Mutant.of("WIRE-07", "takes any amount", "expected an error, got a result")
                        .by(() -> Defect.settings(config -> config.set("max-answer-bytes", 1 << 28)
                                .set("max-element-bytes", 1 << 28)
                                .set("max-skipped-bytes", 1 << 28))),
                Mutant.of("WIRE-08", "overflows its stack", "StackOverflowError")
                        .by(() -> Defect.on("list", call -> {
                            Either<ConnectorError, Object> answer = call.ask();
                            if (answer.isLeft() && answer.getLeft().kind() == MALFORMED_RESPONSE) {
                                throw new StackOverflowError();
                            }
                            return answer;
                        })));
    }

    private static Either<ConnectorError, Object> known(Object page) {
        boolean odd = ((Page<?>) page)
                .items().stream()
                        .map(Connection.class::cast)
                        .anyMatch(connection -> connection.status().raw().equals("quantum"));
        return odd ? Either.left(Errors.malformed(Errors.context())) : Either.right(page);
    }
}
