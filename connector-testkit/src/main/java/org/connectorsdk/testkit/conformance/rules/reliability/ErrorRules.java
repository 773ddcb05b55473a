package org.connectorsdk.testkit.conformance.rules.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.rules.Probe;
import org.connectorsdk.testkit.conformance.rules.ViewCalls;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;

/** Rules about how a failure is told. */
public interface ErrorRules {

    @Rule(
            id = "ERR-01",
            statement = "The status 401 becomes UNAUTHENTICATED without another attempt; a provider that declares"
                    + " TOKEN_REFRESH may fetch one new token and try with that.")
    default void ERR_01_aWrongCredentialIsNotRetried(RuleContext context) {
        for (Probe read : Probe.reads(context)) {
            context.simulator().journal().clear();
            var fault = context.on(read.call()).always().inject(Fault.status(401));
            Expect.error(ErrorKind.UNAUTHENTICATED, Outcome.REFUSED, read.on(context.client()));
            int allowed = context.declares(org.connectorsdk.api.descriptor.Capability.TOKEN_REFRESH) ? 2 : 1;
            assertTrue(
                    context.sent(read.call()).size() <= allowed,
                    () -> read + " was sent " + context.sent(read.call()).size());
            fault.disarm();
        }
    }

    @Rule(
            id = "ERR-02",
            statement = "The status 403 becomes PERMISSION_DENIED, so that a caller can tell a missing right from a"
                    + " wrong credential.")
    default void ERR_02_missingRightsAreAnotherThing(RuleContext context) {
        onEachRead(context, Fault.status(403), ErrorKind.PERMISSION_DENIED, 1);
    }

    @Rule(
            id = "ERR-03",
            statement = "The status 404 becomes NOT_FOUND or what it means for the operation, such as JOB_UNKNOWN;"
                    + " 409 and 412 become CONFLICT.")
    default void ERR_03_notThereAndInTheWay(RuleContext context) {
        Probe read = Probe.read(context);
        for (Map.Entry<Integer, ErrorKind> each :
                Map.of(409, ErrorKind.CONFLICT, 412, ErrorKind.CONFLICT).entrySet()) {
            context.on(read.call()).inject(Fault.status(each.getKey()));
            Expect.error(each.getValue(), Outcome.REFUSED, read.on(context.client()));
        }
        for (Probe each : Probe.reads(context)) {
            context.on(each.call()).inject(Fault.status(404));
            ConnectorError error = Expect.error(each.on(context.client()));
            assertTrue(
                    error.kind() == ErrorKind.NOT_FOUND
                            || error.kind() == ErrorKind.JOB_UNKNOWN
                            || error.kind() == ErrorKind.UNSUPPORTED
                            || error.kind() == ErrorKind.NOT_AN_API_ANSWER,
                    error::message);
        }
    }

    @Rule(
            id = "ERR-04",
            statement = "The statuses 400 and 422 become INVALID_REQUEST, with one violation for each field that the"
                    + " answer complains of.")
    default void ERR_04_aWrongRequest(RuleContext context) {
        onEachRead(context, Fault.status(400), ErrorKind.INVALID_REQUEST, 1);
        onEachRead(context, Fault.status(422), ErrorKind.INVALID_REQUEST, 1);
    }

    @Rule(
            id = "ERR-05",
            statement = "The status 429 becomes RATE_LIMITED. Both forms of Retry-After are understood, and where it"
                    + " is missing or makes no sense, the time to come back is left open rather than taken for now.")
    default void ERR_05_tooManyRequests(RuleContext context) {
        Probe read = Probe.read(context);
        Instant now = context.clock().instant();
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                now.plusSeconds(3600).atOffset(ZoneOffset.UTC));
        for (String asked : List.of("3600", date)) {
            context.on(read.call()).inject(Fault.status(429).header("Retry-After", asked));
            try (Connections fresh = context.open()) {
                ConnectorError error = Expect.error(ErrorKind.RATE_LIMITED, read.on(fresh));
                Instant at = error.retryAt().orElseThrow(() -> new AssertionError("no instant for " + asked));
                Duration off = Duration.between(now.plusSeconds(3600), at).abs();
                assertTrue(off.compareTo(Duration.ofMinutes(2)) < 0, () -> asked + " was read as " + at);
            }
        }
        for (String odd : List.of("soon", "-5", "")) {
            context.on(read.call()).times(1).inject(Fault.status(429).header("Retry-After", odd));
            Instant before = context.clock().instant();
            Expect.result(read.on(context.client()).map(Optional::ofNullable));
            assertTrue(context.clock().instant().isAfter(before), () -> "no pause after Retry-After: " + odd);
        }
    }

    @Rule(
            id = "ERR-06",
            statement = "The statuses 500, 502, 503 and 504 become PROVIDER_FAILURE, which keeps the status and"
                    + " counts as worth trying again.")
    default void ERR_06_theProviderFailed(RuleContext context) {
        Probe read = Probe.read(context);
        for (int status : List.of(500, 502, 503, 504)) {
            var fault = context.on(read.call()).always().inject(Fault.status(status));
            try (Connections fresh = context.open()) {
                ConnectorError error = Expect.error(ErrorKind.PROVIDER_FAILURE, Outcome.REFUSED, read.on(fresh));
                assertEquals(status, error.context().status().orElse(0));
                assertTrue(error.retryable(), "marked transient");
            }
            fault.disarm();
        }
    }

    @Rule(
            id = "ERR-07",
            statement = "When a limit of the client's own is reached, the error is TIMEOUT and names that limit: the"
                    + " deadline of the call, or the wait for the next bytes.")
    default void ERR_07_ourOwnLimitsAreNamed(RuleContext context) {
        Probe read = Probe.read(context);
        ArmedFault silent = context.on(read.call()).always().inject(Fault.noAnswer());
        TimeRules.runsOut(
                silent,
                read,
                limit -> context.openInRealTime(
                        config -> config.set("read-deadline", limit).set("slow-deadline", limit)),
                (limit, error) -> assertEquals(
                        limit, ranOut(error, ConnectorError.Limit.DEADLINE).value()));
        TimeRules.runsOut(
                silent,
                read,
                limit -> context.openInRealTime(
                        config -> config.set("idle-timeout", limit).set("attempts", 1)),
                (limit, error) -> ranOut(error, ConnectorError.Limit.READ));
    }

    private static ConnectorError.Timeout ranOut(ConnectorError error, ConnectorError.Limit limit) {
        assertEquals(ErrorKind.TIMEOUT, error.kind(), error::message);
        assertEquals(Outcome.REFUSED, error.outcome(), error::message);
        ConnectorError.Timeout timeout = (ConnectorError.Timeout) error;
        assertEquals(limit, timeout.limit());
        return timeout;
    }

    @Rule(
            id = "ERR-08",
            statement = "UNREACHABLE tells a refused connection, a host name that does not resolve and a failed TLS"
                    + " handshake apart, and none of them passes for a time-out.")
    default void ERR_08_noWayToTheProvider(RuleContext context) {
        Probe read = Probe.read(context);
        context.proxy().refuse();
        assertEquals(ConnectorError.Reason.CONNECTION_REFUSED, unreachable(read, context.open()));
        assertEquals(
                ConnectorError.Reason.UNKNOWN_HOST,
                unreachable(read, context.open(config -> config.set("base-url", "https://no-such-host.invalid"))));
        assertEquals(
                ConnectorError.Reason.TLS,
                unreachable(
                        read,
                        context.open(config -> config.set(
                                "base-url",
                                "https://127.0.0.1:" + context.simulator().port()))));
    }

    private static ConnectorError.Reason unreachable(Probe read, Connections client) {
        try (client) {
            ConnectorError error = Expect.error(ErrorKind.UNREACHABLE, read.on(client));
            return ((ConnectorError.Unreachable) error).reason();
        }
    }

    @Rule(
            id = "ERR-09",
            statement = "The kind of an error follows from its status even if the body is a web page, missing, cut"
                    + " off or megabytes long; of the body no more than a short excerpt is shown.")
    default void ERR_09_oddErrorBodiesStillMapByStatus(RuleContext context) {
        Probe read = Probe.read(context);
        String huge = "x".repeat(3_000_000);
        for (Fault odd : List.of(
                Fault.status(403).contentType("text/html").body("<html><b>no</b></html>"),
                Fault.status(403).body(""),
                Fault.status(403).contentType("application/json").body("{\"error\":{\"mess"),
                Fault.status(403).contentType("application/json").body("[1,2"),
                Fault.status(403).contentType("text/plain").body(huge))) {
            context.on(read.call()).inject(odd);
            ConnectorError error =
                    Expect.error(ErrorKind.PERMISSION_DENIED, Outcome.REFUSED, read.on(context.client()));
            assertTrue(error.message().length() < 2_500, () -> error.message().length() + " characters");
            assertFalse(error.message().contains("<b>"), error::message);
        }
    }

    @Rule(
            id = "ERR-10",
            needs = "ERROR_ENVELOPE",
            statement = "An answer of 200 in which the vendor reports an error is treated as that error.")
    default void ERR_10_anErrorDressedAsASuccess(RuleContext context) {
        Probe read = Probe.read(context);
        context.on(read.call()).inject(Fault.status(200).json(context.harness().errorEnvelope()));
        Expect.error(read.on(context.client()));
    }

    @Rule(
            id = "ERR-11",
            statement = "An error tells provider, operation, number of attempts, status, the vendor's request id if"
                    + " there was one, and by its outcome whether the server may have acted.")
    default void ERR_11_errorsCarryEvidence(RuleContext context) {
        for (Probe read : Probe.reads(context)) {
            context.simulator().journal().clear();
            var fault = context.on(read.call())
                    .always()
                    .inject(Fault.status(503).header(context.harness().requestIdHeader(), "req-4711"));
            try (Connections fresh = context.open()) {
                ConnectorError error = Expect.error(read.on(fresh));
                assertEquals(context.provider(), error.context().provider());
                assertFalse(error.context().operation().isBlank(), "operation");
                assertEquals(context.sent(read.call()).size(), error.context().attempts(), () -> "attempts of " + read);
                assertEquals(503, error.context().status().orElse(0));
                assertEquals("req-4711", error.context().requestId().orElse(""), error::message);
                assertEquals(Outcome.REFUSED, error.outcome());
            }
            fault.disarm();
        }
    }

    @Rule(
            id = "ERR-12",
            statement = "A status that has no meaning of its own becomes INVALID_REQUEST below 500 and"
                    + " PROVIDER_FAILURE from there on. No exception of an HTTP or JSON library gets out, not even"
                    + " as a cause.")
    default void ERR_12_foreignTypesStayInside(RuleContext context) {
        Probe read = Probe.read(context);
        for (int status : List.of(402, 418, 451, 511, 599)) {
            var fault = context.on(read.call()).always().inject(Fault.status(status));
            try (Connections fresh = context.open()) {
                ConnectorError error = Expect.error(read.on(fresh));
                assertEquals(
                        status < 500 ? ErrorKind.INVALID_REQUEST : ErrorKind.PROVIDER_FAILURE,
                        error.kind(),
                        error::message);
                ConnectorException thrown = new ConnectorException(error);
                assertNull(thrown.getCause(), "cause");
                assertEquals(0, thrown.getSuppressed().length, "suppressed");
            }
            fault.disarm();
        }
    }

    @Rule(
            id = "ERR-13",
            statement = "Every failure is a returned error in the plain view, one exception in the throwing view, and"
                    + " a failed future in the asynchronous one. Null is never an answer.")
    default void ERR_13_failuresUseOneChannel(RuleContext context) {
        for (Probe read : Probe.reads(context)) {
            for (Fault fault : List.of(Fault.status(403), Fault.brokenJson(), Fault.resetBefore(), Fault.emptyBody())) {
                var armed = context.on(read.call()).always().inject(fault);
                try (Connections fresh = context.open()) {
                    Either<ConnectorError, ?> answer = read.ask().apply(fresh);
                    assertTrue(answer != null && answer.isLeft(), () -> read + " with " + fault + " is no error");
                }
                armed.disarm();
            }
        }
        for (ViewCalls.View view : ViewCalls.View.values()) {
            if (context.declares(NeutralCall.GET.capability())) {
                Expect.error(
                        ErrorKind.NOT_FOUND,
                        ViewCalls.get(context.harness().absentId()).through(view, context.client()));
            }
        }
    }

    private static void onEachRead(RuleContext context, Fault fault, ErrorKind kind, int requests) {
        for (Probe read : Probe.reads(context)) {
            context.simulator().journal().clear();
            var armed = context.on(read.call()).always().inject(fault);
            ConnectorError error = Expect.error(read.on(context.client()));
            // A vendor may answer 400 to the id of a job that it does not know.
            boolean forgotten = kind == ErrorKind.INVALID_REQUEST && error.kind() == ErrorKind.JOB_UNKNOWN;
            assertTrue(forgotten || error.kind() == kind, () -> "expected " + kind + ": " + error.message());
            assertEquals(Outcome.REFUSED, error.outcome(), error::message);
            assertEquals(requests, context.sent(read.call()).size(), () -> "requests of " + read);
            armed.disarm();
        }
    }
}
