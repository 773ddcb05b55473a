package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;

/** What a wait answers, and what it goes through on its way there. */
class AwaitTest {
    private final ScriptedProvider provider = new ScriptedProvider(Capability.SYNC, Capability.SYNC_CANCEL);

    @ForEachView
    void aJobThatSucceedsIsTheAnswer(AwaitView view) {
        provider.look("running", JobState.RUNNING).look("succeeded", JobState.SUCCEEDED);

        assertThat(view.await(provider, WaitPolicy.standard()).get().status().state())
                .isEqualTo(JobState.SUCCEEDED);
    }

    @ForEachView
    void aWaitDoesNotEndWhenTheMonotonicClockWrapsAround(AwaitView view) {
        provider.time.advance(Duration.ofNanos(Long.MAX_VALUE));
        provider.look("running", JobState.RUNNING).look("succeeded", JobState.SUCCEEDED);

        assertThat(view.await(provider, WaitPolicy.standard()).get().status().raw())
                .isEqualTo("succeeded");
    }

    @ForEachView
    void aCancelledJobIsAnAnswerThatSaysSo(AwaitView view) {
        provider.look("running", JobState.RUNNING).look("cancelled", JobState.CANCELLED);

        assertThat(view.await(provider, WaitPolicy.standard()).get().status().state())
                .isEqualTo(JobState.CANCELLED);
    }

    @ForEachView
    void aPartialJobIsAnAnswerThatSaysSo(AwaitView view) {
        provider.look("partially_succeeded", JobState.PARTIALLY_SUCCEEDED);

        assertThat(view.await(provider, WaitPolicy.standard()).get().status().state())
                .isEqualTo(JobState.PARTIALLY_SUCCEEDED);
    }

    @ForEachView
    void aFailedJobCarriesTheReasonOfTheProvider(AwaitView view) {
        Job failed = ScriptedProvider.job("failed", JobState.FAILED).toBuilder()
                .failure(JobFailure.of("Password expired"))
                .build();
        provider.looks.add(() -> Either.right(failed));

        ConnectorError error = view.await(provider, WaitPolicy.standard()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.JOB_FAILED);
        assertThat(error.message()).contains("job-7").contains("Password expired");
        assertThat(((ConnectorError.JobFailed) error).job()).isEqualTo(failed);
    }

    @ForEachView
    void aFailedJobWithoutAReasonSaysThatThereIsNone(AwaitView view) {
        provider.look("failed", JobState.FAILED);

        assertThat(view.await(provider, WaitPolicy.standard()).getLeft().message())
                .contains("the provider gave no reason");
    }

    @ForEachView
    void pausesGrowFromTwoSecondsToTen(AwaitView view) {
        provider.look("running", JobState.RUNNING);

        view.await(provider, WaitPolicy.upTo(Duration.ofMinutes(5)));

        assertThat(provider.time.pauses().get(0)).isBetween(Duration.ofMillis(1600), Duration.ofMillis(2400));
        assertThat(provider.time.pauses()).allMatch(pause -> pause.compareTo(Duration.ofSeconds(12)) <= 0);
        assertThat(provider.time.pauses()).anyMatch(pause -> pause.toMillis() > 8000);
    }

    @ForEachView
    void failedPollsDoNotFailTheJob(AwaitView view) {
        ConnectorError refusedByLimit = new ConnectorError.RateLimited(ScriptedProvider.context("slow down")
                .retryAt(VirtualTime.START.plusSeconds(60))
                .build());
        provider.look("running", JobState.RUNNING)
                .fail(ScriptedProvider.timeout(Outcome.REFUSED))
                .fail(refusedByLimit)
                .look("succeeded", JobState.SUCCEEDED);

        assertThat(view.await(provider, WaitPolicy.standard()).get().status().state())
                .isEqualTo(JobState.SUCCEEDED);
        assertThat(provider.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }

    @ForEachView
    void tenFailedPollsWithinTwoMinutesAreTolerated(AwaitView view) {
        for (int i = 0; i < 12; i++) {
            provider.fail(ScriptedProvider.timeout(Outcome.REFUSED));
        }
        provider.look("succeeded", JobState.SUCCEEDED);
        WaitPolicy quick = WaitPolicy.builder()
                .pauses(Duration.ofSeconds(1), Duration.ofSeconds(1))
                .build();

        assertThat(view.await(provider, quick).isRight()).isTrue();
    }

    @ForEachView
    void eachPollIsOneAttempt(AwaitView view) {
        provider.look("succeeded", JobState.SUCCEEDED);

        view.await(provider, WaitPolicy.standard());

        assertThat(provider.options.get(0).maxAttempts()).hasValue(1);
    }

    @ForEachView
    void anUnknownStatusIsWaitedThrough(AwaitView view) {
        provider.look("paused_by_policy", JobState.UNKNOWN).look("succeeded", JobState.SUCCEEDED);

        assertThat(view.await(provider, WaitPolicy.standard()).isRight()).isTrue();
    }

    @ForEachView
    void aJobThatIsNotVisibleYetIsWaitedFor(AwaitView view) {
        provider.fail(ScriptedProvider.gone()).fail(ScriptedProvider.gone()).fail(ScriptedProvider.gone());
        provider.look("running", JobState.RUNNING).fail(ScriptedProvider.gone()).look("succeeded", JobState.SUCCEEDED);

        assertThat(view.await(provider, WaitPolicy.standard()).isRight()).isTrue();
    }

    @ForEachView
    void oneBlindLookNeverEndsAWaitWithLongPauses(AwaitView view) {
        provider.look("running", JobState.RUNNING).fail(ScriptedProvider.gone()).look("succeeded", JobState.SUCCEEDED);
        WaitPolicy slow = WaitPolicy.builder()
                .pauses(Duration.ofMinutes(1), Duration.ofMinutes(1))
                .build();

        assertThat(view.await(provider, slow).isRight()).isTrue();
    }

    @ForEachView
    void aJobThatHasEndedIsTheAnswerWhateverTheListenerSays(AwaitView view) {
        provider.look("succeeded", JobState.SUCCEEDED);

        assertThat(view.await(
                                provider,
                                WaitPolicy.builder()
                                        .watch(job -> WaitPolicy.Next.STOP)
                                        .build())
                        .isRight())
                .isTrue();
    }

    @ForEachView
    void aResultThatIsNotThereYetIsReadAgain(AwaitView view) {
        Job pending = ScriptedProvider.job("succeeded", JobState.SUCCEEDED).toBuilder()
                .resultPending(true)
                .build();
        for (int i = 0; i < 4; i++) {
            provider.looks.add(() -> Either.right(pending));
        }
        provider.look("succeeded", JobState.SUCCEEDED);

        Job job = view.await(provider, WaitPolicy.standard()).get();

        assertThat(job.resultPending()).isFalse();
        assertThat(job.warnings()).isEmpty();
    }

    @ForEachView
    void aResultThatNeverComesIsAWarningAfterFiveMorePolls(AwaitView view) {
        Job pending = ScriptedProvider.job("succeeded", JobState.SUCCEEDED).toBuilder()
                .resultPending(true)
                .build();
        provider.looks.add(() -> Either.right(pending));
        provider.fail(ScriptedProvider.gone()).fail(ScriptedProvider.timeout(Outcome.REFUSED));

        Job job = view.await(provider, WaitPolicy.standard()).get();

        assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.warnings()).singleElement().asString().contains("result is missing after 5 more polls");
        assertThat(provider.asked).hasSize(7); // and the close
    }

    @ForEachView
    void theListenerSeesEachObservationAndCannotBreakTheWait(AwaitView view) {
        List<String> seen = new ArrayList<>();
        provider.look("queued", JobState.QUEUED).look("succeeded", JobState.SUCCEEDED);

        Either<ConnectorError, Job> answer = view.await(
                provider,
                WaitPolicy.builder()
                        .listener(job -> {
                            seen.add(job.status().raw());
                            throw new IllegalStateException("listener");
                        })
                        .build());

        assertThat(answer.isRight()).isTrue();
        assertThat(seen).containsExactly("queued", "succeeded");
    }
}
