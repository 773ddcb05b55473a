package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.spi.StartedSince;
import org.junit.jupiter.api.Test;

/** A start in two steps, whatever the provider: what is refused, and how long is looked for a job that shows late. */
class SyncStepsTest {
    private static final SyncBaseline BASELINE =
            SyncBaseline.of("acme", ScriptedProvider.ACCOUNT, Vendor.ID, SyncRequest.full(), VirtualTime.START);
    private static final Either<ConnectorError, Optional<Job>> NOTHING = Either.right(Optional.empty());
    private static final Either<ConnectorError, Optional<Job>> UNKNOWN =
            Either.left(StartedSince.unknown(BASELINE, "nothing is seen", List.of()));

    private final Vendor vendor = new Vendor();

    private Either<ConnectorError, Optional<Job>> recovered(
            CallOptions options, List<Either<ConnectorError, Optional<Job>>> looks) {
        Deque<Either<ConnectorError, Optional<Job>>> left = new ArrayDeque<>(looks);
        vendor.answer = operation -> Objects.requireNonNull(left.size() > 1 ? left.poll() : left.peek());
        return vendor.open().with(options).recoverSync(BASELINE);
    }

    private static Either<ConnectorError, Optional<Job>> job(String id, String connection) {
        return Either.right(Optional.of(Vendor.job(id, connection)));
    }

    @Test
    void aJobThatShowsLateIsFound() {
        var found = recovered(CallOptions.none(), List.of(NOTHING, UNKNOWN, job("job-7", "conn-1")));

        assertThat(found.get()).map(job -> job.ref().jobId()).contains("job-7");
        assertThat(vendor.time.pauses()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void nothingIsSaidBeforeFiveLooks() {
        assertThat(recovered(CallOptions.none(), List.of(NOTHING)).get()).isEmpty();
        assertThat(vendor.asked).hasSize(5);
        assertThat(vendor.time.elapsed()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void whatMayBeItIsToldAtOnce() {
        var maybe = Either.<ConnectorError, Optional<Job>>left(
                StartedSince.unknown(BASELINE, "another began", List.of("9")));

        assertThat(((ConnectorError.OutcomeUnknown)
                                recovered(CallOptions.none(), List.of(maybe)).getLeft())
                        .candidates())
                .containsExactly("9");
        assertThat(vendor.asked).hasSize(1);
    }

    @Test
    void theLooksEndWithTheDeadline() {
        assertThat(recovered(CallOptions.deadline(Duration.ofSeconds(5)), List.of(UNKNOWN))
                        .getLeft()
                        .kind())
                .isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
        assertThat(vendor.time.elapsed()).isLessThan(Duration.ofSeconds(5));
        assertThat(vendor.options().deadline()).contains(Duration.ofSeconds(2));
    }

    @Test
    void aLookThatFailsIsTheAnswer() {
        ConnectorError failure = new ConnectorError.ProviderFailure(ErrorContext.of("acme", "jobs")
                .summary("no answer")
                .outcome(Outcome.REFUSED)
                .retryable(true)
                .build());

        ConnectorError error =
                recovered(CallOptions.none(), List.of(Either.left(failure))).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.PROVIDER_FAILURE);
        assertThat(error.retryable()).isTrue();
        assertThat(vendor.asked).hasSize(1);
    }

    @Test
    void aJobOfAnotherConnectionIsNoAnswer() {
        assertThat(recovered(CallOptions.none(), List.of(job("job-7", "conn-2")))
                        .getLeft()
                        .kind())
                .isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }

    @Test
    void aBaselineOfAnotherAccountIsRefusedWithoutACall() {
        SyncBaseline other = SyncBaseline.of(
                "acme",
                JobRef.fingerprint("https://other.example", ""),
                Vendor.ID,
                SyncRequest.full(),
                VirtualTime.START);
        SyncBaseline others =
                SyncBaseline.of("other", ScriptedProvider.ACCOUNT, Vendor.ID, SyncRequest.full(), VirtualTime.START);

        assertThat(List.of(other, others)).allSatisfy(baseline -> {
            ConnectorError error = vendor.open().recoverSync(baseline).getLeft();
            assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
            assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(error.message()).contains("baseline: belongs to");
        });
        assertThat(vendor.asked).isEmpty();
    }

    @Test
    void whatASyncRefusesIsRefusedWhenItIsPrepared() {
        ScriptedProvider provider = new ScriptedProvider(Capability.SYNC);

        ConnectorError error = provider.open()
                .prepareSync(Vendor.ID, SyncRequest.full().ifRunning(IfRunning.SKIP))
                .getLeft();

        assertThat(((ConnectorError.Unsupported) error).capability()).isEqualTo("SYNC_GUARD");
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void aBaselineOfAnotherConnectionIsNoAnswer() {
        vendor.answer = operation -> Either.right(SyncBaseline.of(
                "acme", ScriptedProvider.ACCOUNT, ConnectionId.of("conn-2"), SyncRequest.full(), VirtualTime.START));

        assertThat(vendor.open()
                        .prepareSync(Vendor.ID, SyncRequest.full())
                        .getLeft()
                        .kind())
                .isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }

    @Test
    void anInterruptBetweenTwoLooksEndsTheSearch() {
        vendor.answer = operation -> {
            Thread.currentThread().interrupt();
            return NOTHING;
        };

        ConnectorError error = vendor.open().recoverSync(BASELINE).getLeft();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(error.kind()).isEqualTo(ErrorKind.INTERRUPTED);
    }
}
