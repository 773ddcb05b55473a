package org.connectorsdk.http.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.HttpFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Looking for what may have been started (INC-01, INC-02). */
class StartRecoveryTest {
    private static final ErrorContext CONTEXT = ErrorContext.of("acme", "sync")
            .summary("the answer was lost")
            .outcome(Outcome.UNKNOWN)
            .build();
    private static final ConnectorError LOST = new ConnectorError.ProviderFailure(CONTEXT);

    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private final AtomicInteger looks = new AtomicInteger();

    private Either<ConnectorError, StartRecovery<String>> search(
            CallOptions options, Supplier<Either<ConnectorError, Optional<String>>> look) {
        OperationDeadline deadline = OperationDeadline.begin("sync", options, http.runtime());
        return StartRecovery.search(LOST, deadline, look);
    }

    private Either<ConnectorError, Optional<String>> visibleAtLook(int number) {
        return Either.right(looks.incrementAndGet() < number ? Optional.empty() : Optional.of("job"));
    }

    private static StartRecovery<String> found(Optional<String> job, int looks) {
        return new StartRecovery<>(job, looks, Optional.empty());
    }

    @Test
    void whatShowsAtOnceIsFoundWithoutAPause() {
        long before = http.time.nanoTime();
        assertThat(search(HttpFixture.PLAIN, () -> visibleAtLook(1)).get()).isEqualTo(found(Optional.of("job"), 1));
        assertThat(http.time.nanoTime()).isEqualTo(before);
    }

    @Test
    void whatShowsLateIsFound() {
        assertThat(search(HttpFixture.PLAIN, () -> visibleAtLook(4)).get()).isEqualTo(found(Optional.of("job"), 4));
    }

    @Test
    void fiveLooksWithGrowingPausesAreTheMost() {
        long before = http.time.nanoTime();
        assertThat(search(HttpFixture.PLAIN, () -> visibleAtLook(100)).get()).isEqualTo(found(Optional.empty(), 5));
        assertThat(Duration.ofNanos(http.time.nanoTime() - before)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aLookThatFailsCountsAsHavingSeenNothing() {
        assertThat(search(
                                HttpFixture.PLAIN,
                                () -> looks.incrementAndGet() == 1
                                        ? Either.left(new ConnectorError.ProviderFailure(CONTEXT))
                                        : Either.right(Optional.of("job")))
                        .get()
                        .looks())
                .isEqualTo(2);
    }

    @Test
    void theDeadlineOfTheCallerEndsTheSearch() {
        CallOptions options = CallOptions.deadline(Duration.ofSeconds(2));
        assertThat(search(options, () -> visibleAtLook(100)).get().looks()).isEqualTo(2);
    }

    @Test
    void anInterruptEndsTheSearchAndTheOutcomeStaysUnknown() {
        Either<ConnectorError, StartRecovery<String>> result = search(HttpFixture.PLAIN, () -> {
            Thread.currentThread().interrupt();
            return visibleAtLook(100);
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.getLeft()).isInstanceOf(ConnectorError.Interrupted.class);
        assertThat(result.getLeft().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(looks).hasValue(1);
    }

    @Test
    void whoWasInterruptedAlreadyDoesNotLook() {
        ConnectorError interrupted = new ConnectorError.Interrupted(CONTEXT, Optional.empty());
        OperationDeadline deadline = OperationDeadline.begin("sync", HttpFixture.PLAIN, http.runtime());
        assertThat(StartRecovery.<String>search(interrupted, deadline, () -> visibleAtLook(1))
                        .getLeft())
                .isSameAs(interrupted);
        assertThat(looks).hasValue(0);
    }

    @Test
    void looksThatAllFailedDifferFromLooksThatSawNothing() {
        ErrorContext why =
                ErrorContext.of("acme", "jobs").summary("no permission").build();
        StartRecovery<String> blind = search(
                        HttpFixture.PLAIN, () -> Either.left(new ConnectorError.PermissionDenied(why)))
                .get();
        StartRecovery<String> empty =
                search(HttpFixture.PLAIN, () -> visibleAtLook(100)).get();
        assertThat(blind.summary("jobs of the table"))
                .isEqualTo("looked 5 times for jobs of the table and could not list them: no permission");
        assertThat(empty.summary("jobs of the table")).isEqualTo("looked 5 times for jobs of the table and found none");
    }

    @Test
    void anInterruptedLookEndsTheSearchWithOutcomeUnknown() {
        ConnectorError ended = new ConnectorError.Interrupted(
                ErrorContext.of("acme", "jobs")
                        .summary("stopped")
                        .outcome(Outcome.REFUSED)
                        .build(),
                Optional.empty());
        endsTheSearch(ended);
    }

    @Test
    void closingDuringALookEndsTheSearchWithOutcomeUnknown() {
        endsTheSearch(new ConnectorError.Closed(
                ErrorContext.of("acme", "jobs").summary("stopped").build()));
    }

    private void endsTheSearch(ConnectorError ended) {
        ConnectorError error = search(HttpFixture.PLAIN, () -> {
                    looks.incrementAndGet();
                    return Either.left(ended);
                })
                .getLeft();
        assertThat(error).isInstanceOf(ended.getClass());
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(looks).hasValue(1);
    }
}
