package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.WaitPolicy;

/** Waits that end although the job goes on, or cannot be seen. */
class AwaitEndTest {
    private final ScriptedProvider provider = new ScriptedProvider(Capability.SYNC, Capability.SYNC_CANCEL);

    @ForEachView
    void pollsThatAlwaysFailEndTheWaitNotTheJob(AwaitView view) {
        provider.look("running", JobState.RUNNING).fail(ScriptedProvider.timeout(Outcome.REFUSED));

        ConnectorError.WaitExpired error = (ConnectorError.WaitExpired)
                view.await(provider, WaitPolicy.standard()).getLeft();

        assertThat(error.job()).isEqualTo(ScriptedProvider.JOB);
        assertThat(error.lastSeen().orElseThrow().status().raw()).isEqualTo("running");
        assertThat(error.message()).contains("polls in a row failed", "last seen running at 2026-01-01T00:00:00Z");
    }

    @ForEachView
    void aPauseThatIsSeenTwiceEndsTheWait(AwaitView view) {
        provider.look("running", JobState.RUNNING).look("paused", JobState.PAUSED);

        ConnectorError.WaitExpired error = (ConnectorError.WaitExpired)
                view.await(provider, WaitPolicy.standard()).getLeft();

        assertThat(error.reason()).isEqualTo(WaitReason.NOT_PROGRESSING);
        assertThat(error.lastSeen().orElseThrow().status().raw()).isEqualTo("paused");
        assertThat(error.job()).isEqualTo(ScriptedProvider.JOB);
        assertThat(provider.asked).filteredOn("job"::equals).hasSize(3);
    }

    @ForEachView
    void aPauseThatIsOverWithTheNextPollIsNoEnd(AwaitView view) {
        provider.look("paused", JobState.PAUSED)
                .look("running", JobState.RUNNING)
                .look("paused", JobState.PAUSED)
                .look("done", JobState.SUCCEEDED);

        assertThat(view.await(provider, WaitPolicy.standard()).get().status().raw())
                .isEqualTo("done");
    }

    @ForEachView
    void aRescheduledJobThatNothingStartsEndsTheWaitAtOnce(AwaitView view) {
        Instant resumes = provider.time.now().plusSeconds(3600);
        provider.looks.add(() -> Either.right(ScriptedProvider.job("rescheduled", JobState.RESCHEDULED).toBuilder()
                .resumesAt(resumes)
                .build()));

        ConnectorError.WaitExpired error = (ConnectorError.WaitExpired)
                view.await(provider, WaitPolicy.standard()).getLeft();

        assertThat(error.reason()).isEqualTo(WaitReason.NOT_PROGRESSING);
        assertThat(error.retryAt()).contains(resumes);
        assertThat(error.message()).contains("rescheduled");
        assertThat(provider.time.elapsed()).isEqualTo(Duration.ZERO);
    }

    @ForEachView
    void expiryLeavesTheJobAloneByDefault(AwaitView view) {
        provider.look("running", JobState.RUNNING);

        ConnectorError error =
                view.await(provider, WaitPolicy.upTo(Duration.ofMinutes(5))).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.WAIT_EXPIRED);
        assertThat(provider.time.elapsed()).isEqualTo(Duration.ofMinutes(5));
        assertThat(provider.asked).doesNotContain("cancel");
    }

    @ForEachView
    void expiryCancelsOnceWhenAskedToAndAnswersHowTheJobEnded(AwaitView view) {
        provider.look("running", JobState.RUNNING);
        provider.cancels.add(() -> {
            provider.looks.clear();
            provider.look("running", JobState.RUNNING).look("cancelled", JobState.CANCELLED);
            return Either.right(ScriptedProvider.job("running", JobState.RUNNING));
        });

        Job job = view.await(provider, cancelling()).get();

        assertThat(job.status().state()).isEqualTo(JobState.CANCELLED);
        assertThat(provider.asked).containsOnlyOnce("cancel");
    }

    @ForEachView
    void aCancelWithUnknownEffectIsSaid(AwaitView view) {
        provider.look("running", JobState.RUNNING);
        provider.cancels.add(() -> Either.left(ScriptedProvider.timeout(Outcome.UNKNOWN)));

        ConnectorError error = view.await(provider, cancelling()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.WAIT_EXPIRED);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message()).contains("a cancel was sent and its effect is unknown");
    }

    @ForEachView
    void aCancelRefusedBecauseTheJobHasJustSucceededIsASuccess(AwaitView view) {
        provider.look("running", JobState.RUNNING);
        provider.cancels.add(() -> {
            provider.looks.clear();
            provider.look("succeeded", JobState.SUCCEEDED);
            return Either.left(new ConnectorError.Conflict(
                    ScriptedProvider.context("not running")
                            .outcome(Outcome.REFUSED)
                            .build(),
                    Optional.empty()));
        });

        assertThat(view.await(provider, cancelling()).get().status().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @ForEachView
    void cancellingWithAProviderThatCannotIsRefusedBeforeTheWaitBegins(AwaitView view) {
        ScriptedProvider without = new ScriptedProvider(Capability.SYNC);

        ConnectorError error = view.await(without, cancelling()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(without.asked).containsExactly("close");
    }

    @ForEachView
    void anUnknownStatusThatStaysEndsTheWaitNamingIt(AwaitView view) {
        provider.look("completed_with_warnings", JobState.UNKNOWN);

        ConnectorError error = view.await(provider, WaitPolicy.standard()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.WAIT_EXPIRED);
        assertThat(error.message()).contains("completed_with_warnings");
        assertThat(provider.time.elapsed()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }

    @ForEachView
    void anUnknownStatusWithAnEndTimeEndsTheWaitUnsuccessfully(AwaitView view) {
        Job ended = Job.builder(ScriptedProvider.JOB, new JobStatus("completed_with_warnings", JobState.UNKNOWN))
                .endedAt(Instant.EPOCH)
                .build();
        provider.looks.add(() -> Either.right(ended));

        assertThat(view.await(provider, WaitPolicy.standard()).getLeft().kind()).isEqualTo(ErrorKind.WAIT_EXPIRED);
        assertThat(provider.asked).containsOnlyOnce("job");
    }

    @ForEachView
    void aForbiddenPollEndsTheWaitAtOnceWithTheHandle(AwaitView view) {
        provider.look("running", JobState.RUNNING)
                .fail(new ConnectorError.PermissionDenied(
                        ScriptedProvider.context("no").build()));

        ConnectorError error = view.await(provider, WaitPolicy.standard()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.PERMISSION_DENIED);
        assertThat(error.message()).contains(ScriptedProvider.JOB.encode());
    }

    @ForEachView
    void aJobThatVanishesIsUnknownOnceTheWindowIsOver(AwaitView view) {
        provider.look("running", JobState.RUNNING).fail(ScriptedProvider.gone());

        assertThat(view.await(provider, WaitPolicy.standard()).getLeft().kind()).isEqualTo(ErrorKind.JOB_UNKNOWN);
        assertThat(provider.time.elapsed()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(16));
    }

    @ForEachView
    void theLargerVisibilityWindowOfTheProviderCounts(AwaitView view) {
        ScriptedProvider slow = new ScriptedProvider(ProviderDescriptor.of("scripted", "Scripted")
                .can(Capability.SYNC)
                .visibilityWindow(Duration.ofMinutes(1)));
        slow.fail(ScriptedProvider.gone());

        view.await(slow, WaitPolicy.standard());

        assertThat(slow.time.elapsed()).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(75));
    }

    @ForEachView
    void thePolicySetsTheVisibilityWindow(AwaitView view) {
        provider.fail(ScriptedProvider.gone());

        view.await(
                provider, WaitPolicy.builder().visibilityWindow(Duration.ZERO).build());

        assertThat(provider.asked).containsOnlyOnce("job");
    }

    @ForEachView
    void aListenerThatSaysStopEndsTheWaitAndLeavesTheJob(AwaitView view) {
        provider.look("running", JobState.RUNNING);

        ConnectorError error = view.await(
                        provider,
                        WaitPolicy.builder().watch(job -> WaitPolicy.Next.STOP).build())
                .getLeft();

        ConnectorError.WaitExpired stopped = (ConnectorError.WaitExpired) error;
        assertThat(stopped.reason()).isEqualTo(WaitReason.STOPPED_BY_LISTENER);
        assertThat(stopped.job()).isEqualTo(ScriptedProvider.JOB);
        assertThat(stopped.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(provider.asked).containsOnlyOnce("job").doesNotContain("cancel");
    }

    @ForEachView
    void aWaitThatIsGivenUpSendsNoFurtherPoll(AwaitView view) {
        provider.look("running", JobState.RUNNING);
        AtomicInteger asked = new AtomicInteger();

        ConnectorError error = view.await(
                        provider,
                        WaitPolicy.builder()
                                .continueWhile(() -> asked.getAndIncrement() == 0)
                                .build())
                .getLeft();

        assertThat(((ConnectorError.WaitExpired) error).reason()).isEqualTo(WaitReason.STOPPED_BY_LISTENER);
        assertThat(provider.asked).containsOnlyOnce("job").doesNotContain("cancel");
    }

    @ForEachView
    void aConditionThatThrowsEndsNoWait(AwaitView view) {
        provider.look("succeeded", JobState.SUCCEEDED);

        Either<ConnectorError, Job> answer = view.await(
                provider,
                WaitPolicy.builder()
                        .continueWhile(() -> {
                            throw new IllegalStateException();
                        })
                        .build());

        assertThat(answer.isRight()).isTrue();
    }

    @ForEachView
    void aListenerThatThrowsCancellationStopsAndCancelsAsThePolicySays(AwaitView view) {
        provider.look("running", JobState.RUNNING);
        provider.cancels.add(() -> Either.right(ScriptedProvider.job("cancelled", JobState.CANCELLED)));

        ConnectorError.WaitExpired error = (ConnectorError.WaitExpired) view.await(
                        provider,
                        cancelling().toBuilder()
                                .listener(job -> {
                                    throw new CancellationException();
                                })
                                .build())
                .getLeft();

        assertThat(error.reason()).isEqualTo(WaitReason.STOPPED_BY_LISTENER);
        assertThat(error.outcome()).as("the vendor acted").isEqualTo(Outcome.UNKNOWN);
        assertThat(error.lastSeen().orElseThrow().status().raw()).isEqualTo("cancelled");
        assertThat(provider.asked).containsOnlyOnce("cancel");
    }

    @ForEachView
    void aPauseBeyondOurPatienceSendsNothingMore(AwaitView view) {
        provider.fail(new ConnectorError.RateLimited(ScriptedProvider.context("slow down")
                .retryAt(VirtualTime.START.plusSeconds(3600))
                .build()));

        view.await(provider, WaitPolicy.upTo(Duration.ofMinutes(1)));

        assertThat(provider.asked).containsOnlyOnce("job");
    }

    private static WaitPolicy cancelling() {
        return WaitPolicy.upTo(Duration.ofMinutes(1)).toBuilder()
                .onExpiry(WaitPolicy.Expiry.CANCEL)
                .build();
    }
}
