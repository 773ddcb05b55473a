package org.connectorsdk.api.json.form;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.json.JsonObject;

/** An error of each kind. */
final class ErrorSpecimens {
    private static final Optional<JobRef> REF = Optional.of(Specimens.REF);

    private ErrorSpecimens() {}

    static ErrorContext evidence() {
        return ErrorContext.of("acme", "create_connection")
                .request("POST /v1/connections")
                .operation("create")
                .id("connection", "conn-1")
                .idempotencyKey("key-1")
                .done(List.of("credential cr_1 stored"))
                .summary("name is taken")
                .outcome(Outcome.REFUSED)
                .status(409)
                .vendorCode("TAKEN")
                .requestId("req-1")
                .tried(2, Duration.ofMillis(1_500))
                .retryable(true)
                .retryAt(Specimens.NOON)
                .delivered(0)
                .identity(JsonObject.of("name", "orders"))
                .advice("Choose another name")
                .build();
    }

    static ConnectorError bare() {
        return new ConnectorError.Closed(ErrorContext.of("acme", "get").build());
    }

    static Stream<Specimen> all() {
        return errors(evidence())
                .map(error -> Specimen.of(
                        "error",
                        error.getClass().getSimpleName(),
                        error,
                        ConnectorError::toJson,
                        ConnectorError::fromJson));
    }

    private static Stream<ConnectorError> errors(ErrorContext evidence) {
        return Stream.concat(ofAnswers(evidence), Stream.concat(ofRequests(evidence), ofJobs(evidence)));
    }

    private static Stream<ConnectorError> ofAnswers(ErrorContext evidence) {
        FieldViolation field = new FieldViolation("config.port", "wrong_type", "must be a number");
        return Stream.of(
                bare(),
                new ConnectorError.Unauthenticated(evidence),
                new ConnectorError.PermissionDenied(evidence),
                new ConnectorError.NotFound(evidence, "connection", "conn-1"),
                new ConnectorError.Conflict(evidence, Optional.of("conn-2"), ConflictReason.of("OWN_REASON")),
                new ConnectorError.Conflict(evidence, Optional.empty()),
                new ConnectorError.InvalidRequest(evidence, List.of(field)),
                new ConnectorError.RateLimited(evidence),
                new ConnectorError.ProviderFailure(evidence),
                new ConnectorError.NotAnApiAnswer(evidence, "text/html", ""),
                new ConnectorError.MalformedResponse(evidence, ""),
                new ConnectorError.QueryFailed(evidence, OptionalInt.of(7)),
                new ConnectorError.QueryFailed(evidence, OptionalInt.empty()),
                new ConnectorError.PayloadTooLarge(evidence, 1L << 40, "max-answer"));
    }

    private static Stream<ConnectorError> ofRequests(ErrorContext evidence) {
        ConfigViolation setting = new ConfigViolation("token", ConfigViolation.MISSING, "token is missing");
        return Stream.of(
                new ConnectorError.Unsupported(evidence, "PURGE"),
                new ConnectorError.Timeout(evidence, ConnectorError.Limit.DEADLINE, Duration.ofNanos(1_500_000)),
                new ConnectorError.Unreachable(evidence, ConnectorError.Reason.TLS),
                new ConnectorError.CircuitOpen(evidence),
                new ConnectorError.Configuration(evidence, List.of(setting)));
    }

    private static Stream<ConnectorError> ofJobs(ErrorContext evidence) {
        return Stream.of(
                new ConnectorError.OutcomeUnknown(evidence, List.of("conn-2"), REF),
                new ConnectorError.OutcomeUnknown(evidence, List.of()),
                new ConnectorError.WaitExpired(
                        evidence, Specimens.REF, Optional.of(Specimens.bareJob()), WaitReason.PATIENCE),
                new ConnectorError.WaitExpired(evidence, Specimens.REF, Optional.empty(), WaitReason.of("OTHER")),
                new ConnectorError.JobFailed(evidence, Specimens.job()),
                new ConnectorError.JobUnknown(evidence, Specimens.REF),
                new ConnectorError.Interrupted(evidence, REF),
                new ConnectorError.Interrupted(evidence, Optional.empty()));
    }
}
