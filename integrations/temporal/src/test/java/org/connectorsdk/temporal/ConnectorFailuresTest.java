package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.RetryState;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.form.Specimen;
import org.connectorsdk.api.json.form.Specimens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors become failures of the engine, and are read back. */
class ConnectorFailuresTest {
    private static final Instant NOW = Instant.parse("2026-03-01T11:00:00Z");
    private static final DefaultDataConverter CONVERTER = DefaultDataConverter.newDefaultInstance();

    static Stream<ConnectorError> errors() {
        return Specimens.all()
                .map(Specimen::value)
                .filter(ConnectorError.class::isInstance)
                .map(ConnectorError.class::cast);
    }

    /** What is left of a failure after it was in a history. */
    private static Throwable stored(ApplicationFailure failure) {
        Failure proto = CONVERTER.exceptionToFailure(new ActivityFailure(
                "activity failed", 1, 2, "ConnectorStart", "id", RetryState.RETRY_STATE_UNSPECIFIED, "w", failure));
        return CONVERTER.failureToException(proto);
    }

    @Test
    void thereIsASpecimenOfEveryKind() {
        Set<ErrorKind> kinds = errors().map(ConnectorError::kind).collect(Collectors.toSet());

        assertThat(kinds).containsAll(EnumSet.complementOf(EnumSet.of(ErrorKind.PROVIDER_SPECIFIC)));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void theErrorIsReadBackFromAHistory(ConnectorError error) {
        ConnectorError read = ConnectorFailures.toError(stored(ConnectorFailures.toFailure(error, NOW)))
                .orElseThrow();

        assertThat(read.kind()).isEqualTo(error.kind());
        assertThat(read.message()).isEqualTo(error.message());
        assertThat(read.context()).isEqualTo(error.context());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void theTypeNamesTheKind(ConnectorError error) {
        ApplicationFailure failure = ConnectorFailures.toFailure(error, NOW);

        assertThat(failure.getType()).isEqualTo("ConnectorError." + error.kind().name());
        assertThat(failure.getOriginalMessage()).isEqualTo(error.message());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void theDetailIsTheJsonOfTheError(ConnectorError error) {
        String detail = ConnectorFailures.toFailure(error, NOW).getDetails().get(String.class);

        JsonObject json = JsonText.read(detail);
        assertThat(json.toString()).contains("\"kind\"");
        assertThat(ConnectorError.fromJson(json).kind()).isEqualTo(error.kind());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void theVendorsInstantIsWhenItIsTriedAgain(ConnectorError error) {
        Duration delay = ConnectorFailures.toFailure(error, NOW).getNextRetryDelay();

        assertThat(Optional.ofNullable(delay)).isEqualTo(error.retryAt().map(at -> Duration.between(NOW, at)));
    }

    @Test
    void anInstantThatHasPassedIsNoDelay() {
        ConnectorError error = limited(Outcome.REFUSED, true, NOW.minusSeconds(1));

        assertThat(ConnectorFailures.toFailure(error, NOW).getNextRetryDelay()).isNull();
    }

    private static ConnectorError limited(Outcome outcome, boolean retryable, Instant at) {
        return new ConnectorError.RateLimited(ErrorContext.of("acme", "get")
                .outcome(outcome)
                .retryable(retryable)
                .retryAt(at)
                .build());
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void aRepeatIsSafeWhereTheOutcomeIsKnown(Outcome outcome) {
        ApplicationFailure failure = ConnectorFailures.toFailure(limited(outcome, true, null), NOW);

        assertThat(failure.isNonRetryable()).isEqualTo(outcome == Outcome.UNKNOWN);
    }

    @Test
    void whatHasNoChanceIsNotTriedAgain() {
        assertThat(ConnectorFailures.toFailure(limited(Outcome.REFUSED, false, null), NOW)
                        .isNonRetryable())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorKind.class,
            names = {"JOB_FAILED", "WAIT_EXPIRED"})
    void theEndOfAWaitIsNotWaitedForAgain(ErrorKind kind) {
        assertThat(errors().filter(error -> error.kind() == kind))
                .allSatisfy(error -> assertThat(
                                ConnectorFailures.toFailure(error, NOW).isNonRetryable())
                        .isTrue());
    }

    @Test
    void aClientThatWasClosedIsTriedOnAnotherWorker() {
        ConnectorError closed = new ConnectorError.Closed(
                ErrorContext.of("acme", "get").outcome(Outcome.NOT_SENT).build());

        assertThat(ConnectorFailures.toFailure(closed, NOW).isNonRetryable()).isFalse();
    }

    @Test
    void aFailureOfSomebodyElseIsNoError() {
        assertThat(ConnectorFailures.toError(ApplicationFailure.newFailure("no", "Other", "{}")))
                .isEmpty();
    }

    @Test
    void aTimeOutOfTheEngineIsNoError() {
        assertThat(ConnectorFailures.toError(new TimeoutFailure(
                        "late", null, io.temporal.api.enums.v1.TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE)))
                .isEmpty();
    }

    static Stream<Object> unreadable() {
        return Stream.of("{", "[]", "7", "\"text\"", "", 7, List.of("a"), "{\"kind\": 7}");
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void aDetailThatCannotBeReadIsNoError(Object detail) {
        ApplicationFailure failure = ApplicationFailure.newFailure("m", "ConnectorError.TIMEOUT", detail);

        assertThat(ConnectorFailures.toError(stored(failure))).isEmpty();
    }

    @Test
    void aFailureWithoutDetailIsNoError() {
        assertThat(ConnectorFailures.toError(stored(ApplicationFailure.newFailure("m", "ConnectorError.TIMEOUT"))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void noTraceIsKept(ConnectorError error) {
        Failure proto = CONVERTER.exceptionToFailure(ConnectorFailures.toFailure(error, NOW));

        assertThat(proto.getStackTrace()).isEmpty();
        assertThat(proto.hasCause()).isFalse();
    }

    @Test
    void whatOnlyTheVendorKnowsOfAJobIsLeftOut() {
        JobRef ref = new JobRef("acme", "0a", "sync", "7", Optional.empty());
        Job job = Job.builder(ref, new JobStatus("failed", JobState.FAILED))
                .vendorFields(JsonObject.of("dsn", "canary-1"))
                .failure(new JobFailure(
                        "disk full", "source", "io", OptionalInt.empty(), List.of(), Optional.of("canary-2")))
                .build();

        String proto = CONVERTER
                .exceptionToFailure(ConnectorFailures.toFailure(
                        new ConnectorError.JobFailed(
                                ErrorContext.of("acme", "await")
                                        .summary("disk full")
                                        .build(),
                                job),
                        NOW))
                .toString();

        assertThat(proto).contains("disk full").doesNotContain("canary");
    }

    @Test
    void theBeginningOfABodyIsLeftOut() {
        ErrorContext context =
                ErrorContext.of("acme", "get").excerpt("canary-1").build();

        String proto = CONVERTER
                .exceptionToFailure(
                        ConnectorFailures.toFailure(new ConnectorError.MalformedResponse(context, "canary-2"), NOW))
                .toString();

        assertThat(proto).doesNotContain("canary");
    }

    @Test
    void anUnexpectedExceptionKeepsItsTextToItself() {
        Failure proto = CONVERTER.exceptionToFailure(
                ConnectorFailures.unexpected(new IllegalStateException("canary-1", new RuntimeException("canary-2"))));

        assertThat(proto.toString()).contains("IllegalStateException").doesNotContain("canary");
        assertThat(proto.getStackTrace()).isEmpty();
    }
}
