package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.WaitPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What waiting for a job promises, through each of the three views (INC-06, INC-07, INC-09, INC-10, INC-16). */
class AwaitTest {
    private final ScriptedProvider provider = new ScriptedProvider(Capability.SYNC, Capability.SYNC_CANCEL);

    /** The same wait, asked for in three ways. */
    enum View {
        EITHER {
            @Override
            Either<ConnectorError, Job> await(Connections connections, WaitPolicy policy) {
                return connections.await(ScriptedProvider.JOB, policy);
            }
        },
        THROWING {
            @Override
            Either<ConnectorError, Job> await(Connections connections, WaitPolicy policy) {
                try {
                    return Either.right(connections.orThrow().await(ScriptedProvider.JOB, policy));
                } catch (ConnectorException e) {
                    return Either.left(e.error());
                }
            }
        },
        ASYNC {
            @Override
            Either<ConnectorError, Job> await(Connections connections, WaitPolicy policy) {
                try {
                    return Either.right(connections
                            .async()
                            .await(ScriptedProvider.JOB, policy)
                            .join());
                } catch (CompletionException e) {
                    return Either.left(((ConnectorException) Objects.requireNonNull(e.getCause())).error());
                }
            }
        };

        abstract Either<ConnectorError, Job> await(Connections connections, WaitPolicy policy);
    }

    private Either<ConnectorError, Job> await(View view, WaitPolicy policy) {
        try (Connections connections = provider.open()) {
            return view.await(connections, policy);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJobThatSucceedsIsTheAnswer(View view) {
        provider.look("running", JobState.RUNNING).look("succeeded", JobState.SUCCEEDED);

        assertThat(await(view, WaitPolicy.standard()).get().status().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource
    void aWaitDoesNotEndWhenTheMonotonicClockWrapsAround(View view) {
        provider.time.advance(Duration.ofNanos(Long.MAX_VALUE));
        provider.look("running", JobState.RUNNING).look("succeeded", JobState.SUCCEEDED);

        assertThat(await(view, WaitPolicy.standard()).get().status().raw()).isEqualTo("succeeded");
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledJobIsAnAnswerThatSaysSo(View view) {
        provider.look("running", JobState.RUNNING).look("cancelled", JobState.CANCELLED);

        assertThat(await(view, WaitPolicy.standard()).get().status().state()).isEqualTo(JobState.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void aPartialJobIsAnAnswerThatSaysSo(View view) {
        provider.look("partially_succeeded", JobState.PARTIALLY_SUCCEEDED);

        assertThat(await(view, WaitPolicy.standard()).get().status().state()).isEqualTo(JobState.PARTIALLY_SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource
    void aFailedJobCarriesTheReasonOfTheProvider(View view) {
        Job failed = ScriptedProvider.job("failed", JobState.FAILED).toBuilder()
                .failure(JobFailure.of("Password expired"))
                .build();
        provider.looks.add(() -> Either.right(failed));

        ConnectorError error = await(view, WaitPolicy.standard()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.JOB_FAILED);
        assertThat(error.message()).contains("job-7").contains("Password expired");
        assertThat(((ConnectorError.JobFailed) error).job()).isEqualTo(failed);
    }

    @ParameterizedTest
    @EnumSource
    void aFailedJobWithoutAReasonSaysThatThereIsNone(View view) {
        provider.look("failed", JobState.FAILED);

        assertThat(await(view, WaitPolicy.standard()).getLeft().message()).contains("the provider gave no reason");
    }

    @ParameterizedTest
    @EnumSource
    void pausesGrowFromTwoSecondsToTen(View view) {
        provider.look("running", JobState.RUNNING);

        await(view, WaitPolicy.upTo(Duration.ofMinutes(5)));

        assertThat(provider.time.pauses().get(0)).isBetween(Duration.ofMillis(1600), Duration.ofMillis(2400));
        assertThat(provider.time.pauses()).allMatch(pause -> pause.compareTo(Duration.ofSeconds(12)) <= 0);
        assertThat(provider.time.pauses()).anyMatch(pause -> pause.toMillis() > 8000);
    }

    @ParameterizedTest
    @EnumSource
    void failedPollsDoNotFailTheJob(View view) {
        ConnectorError refusedByLimit = new ConnectorError.RateLimited(ScriptedProvider.context("slow down")
                .retryAt(VirtualTime.START.plusSeconds(60))
                .build());
        provider.look("running", JobState.RUNNING)
                .fail(ScriptedProvider.timeout(Outcome.REFUSED))
                .fail(refusedByLimit)
                .look("succeeded", JobState.SUCCEEDED);

        assertThat(await(view, WaitPolicy.standard()).get().status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(provider.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @EnumSource
    void onlyFailingPollsEndTheWaitWithTheHandleAndNeverAsAFailedJob(View view) {
        provider.look("running", JobState.RUNNING).fail(ScriptedProvider.timeout(Outcome.REFUSED));

        ConnectorError.WaitExpired error =
                (ConnectorError.WaitExpired) await(view, WaitPolicy.standard()).getLeft();

        assertThat(error.job()).isEqualTo(ScriptedProvider.JOB);
        assertThat(error.lastSeen().orElseThrow().status().raw()).isEqualTo("running");
        assertThat(error.message()).contains("polls in a row failed", "last seen running at 2026-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @EnumSource
    void tenFailedPollsWithinTwoMinutesAreTolerated(View view) {
        for (int i = 0; i < 12; i++) {
            provider.fail(ScriptedProvider.timeout(Outcome.REFUSED));
        }
        provider.look("succeeded", JobState.SUCCEEDED);
        WaitPolicy quick = WaitPolicy.builder()
                .pauses(Duration.ofSeconds(1), Duration.ofSeconds(1))
                .build();

        assertThat(await(view, quick).isRight()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void eachPollIsOneAttempt(View view) {
        provider.look("succeeded", JobState.SUCCEEDED);

        await(view, WaitPolicy.standard());

        assertThat(provider.options.get(0).maxAttempts()).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void expiryLeavesTheJobAloneByDefault(View view) {
        provider.look("running", JobState.RUNNING);

        ConnectorError error =
                await(view, WaitPolicy.upTo(Duration.ofMinutes(5))).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.WAIT_EXPIRED);
        assertThat(provider.time.elapsed()).isEqualTo(Duration.ofMinutes(5));
        assertThat(provider.asked).doesNotContain("cancel");
    }

    @ParameterizedTest
    @EnumSource
    void expiryCancelsOnceWhenAskedToAndAnswersHowTheJobEnded(View view) {
        provider.look("running", JobState.RUNNING);
        provider.cancels.add(() -> {
            provider.looks.clear();
            provider.look("running", JobState.RUNNING).look("cancelled", JobState.CANCELLED);
            return Either.right(ScriptedProvider.job("running", JobState.RUNNING));
        });

        Job job = await(view, cancelling()).get();

        assertThat(job.status().state()).isEqualTo(JobState.CANCELLED);
        assertThat(provider.asked).containsOnlyOnce("cancel");
    }

    @ParameterizedTest
    @EnumSource
    void aCancelWithUnknownEffectIsSaid(View view) {
        provider.look("running", JobState.RUNNING);
        provider.cancels.add(() -> Either.left(ScriptedProvider.timeout(Outcome.UNKNOWN)));

        ConnectorError error = await(view, cancelling()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.WAIT_EXPIRED);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message()).contains("a cancel was sent and its effect is unknown");
    }

    @ParameterizedTest
    @EnumSource
    void aCancelRefusedBecauseTheJobHasJustSucceededIsASuccess(View view) {
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

        assertThat(await(view, cancelling()).get().status().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource
    void cancellingWithAProviderThatCannotIsRefusedBeforeTheWaitBegins(View view) {
        ScriptedProvider without = new ScriptedProvider(Capability.SYNC);
        try (Connections connections = without.open()) {
            ConnectorError error = view.await(connections, cancelling()).getLeft();

            assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
            assertThat(without.asked).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownStatusIsWaitedThrough(View view) {
        provider.look("paused_by_policy", JobState.UNKNOWN).look("succeeded", JobState.SUCCEEDED);

        assertThat(await(view, WaitPolicy.standard()).isRight()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownStatusThatStaysEndsTheWaitNamingIt(View view) {
        provider.look("completed_with_warnings", JobState.UNKNOWN);

        ConnectorError error = await(view, WaitPolicy.standard()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.WAIT_EXPIRED);
        assertThat(error.message()).contains("completed_with_warnings");
        assertThat(provider.time.elapsed()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownStatusWithAnEndTimeEndsTheWaitAtOnceAndNotAsSuccess(View view) {
        Job ended = Job.builder(ScriptedProvider.JOB, new JobStatus("completed_with_warnings", JobState.UNKNOWN))
                .endedAt(Instant.EPOCH)
                .build();
        provider.looks.add(() -> Either.right(ended));

        assertThat(await(view, WaitPolicy.standard()).getLeft().kind()).isEqualTo(ErrorKind.WAIT_EXPIRED);
        assertThat(provider.asked).containsOnlyOnce("job");
    }

    @ParameterizedTest
    @EnumSource
    void aForbiddenPollEndsTheWaitAtOnceWithTheHandle(View view) {
        provider.look("running", JobState.RUNNING)
                .fail(new ConnectorError.PermissionDenied(
                        ScriptedProvider.context("no").build()));

        ConnectorError error = await(view, WaitPolicy.standard()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.PERMISSION_DENIED);
        assertThat(error.message()).contains(ScriptedProvider.JOB.encode());
    }

    private static ConnectorError gone() {
        return new ConnectorError.NotFound(ScriptedProvider.context("gone").build(), "job", "job-7");
    }

    @ParameterizedTest
    @EnumSource
    void aJobThatVanishesIsUnknownOnceTheWindowIsOver(View view) {
        provider.look("running", JobState.RUNNING).fail(gone());

        assertThat(await(view, WaitPolicy.standard()).getLeft().kind()).isEqualTo(ErrorKind.JOB_UNKNOWN);
        assertThat(provider.time.elapsed()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(16));
    }

    @ParameterizedTest
    @EnumSource
    void aJobThatIsNotVisibleYetIsWaitedFor(View view) {
        provider.fail(gone()).fail(gone()).fail(gone());
        provider.look("running", JobState.RUNNING).fail(gone()).look("succeeded", JobState.SUCCEEDED);

        assertThat(await(view, WaitPolicy.standard()).isRight()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void oneBlindLookNeverEndsAWaitWithLongPauses(View view) {
        provider.look("running", JobState.RUNNING).fail(gone()).look("succeeded", JobState.SUCCEEDED);
        WaitPolicy slow = WaitPolicy.builder()
                .pauses(Duration.ofMinutes(1), Duration.ofMinutes(1))
                .build();

        assertThat(await(view, slow).isRight()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theLargerVisibilityWindowOfTheProviderCounts(View view) {
        ScriptedProvider slow = new ScriptedProvider(ProviderDescriptor.of("scripted", "Scripted")
                .can(Capability.SYNC)
                .visibilityWindow(Duration.ofMinutes(1)));
        slow.fail(gone());
        try (Connections connections = slow.open()) {
            view.await(connections, WaitPolicy.standard());
        }

        assertThat(slow.time.elapsed()).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(75));
    }

    @ParameterizedTest
    @EnumSource
    void thePolicySetsTheVisibilityWindow(View view) {
        provider.fail(gone());

        await(view, WaitPolicy.builder().visibilityWindow(Duration.ZERO).build());

        assertThat(provider.asked).containsOnlyOnce("job");
    }

    @ParameterizedTest
    @EnumSource
    void aListenerThatSaysStopEndsTheWaitAndLeavesTheJob(View view) {
        provider.look("running", JobState.RUNNING);

        ConnectorError error = await(
                        view,
                        WaitPolicy.builder().watch(job -> WaitPolicy.Next.STOP).build())
                .getLeft();

        ConnectorError.WaitExpired stopped = (ConnectorError.WaitExpired) error;
        assertThat(stopped.reason()).isEqualTo(WaitReason.STOPPED_BY_LISTENER);
        assertThat(stopped.job()).isEqualTo(ScriptedProvider.JOB);
        assertThat(stopped.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(provider.asked).containsOnlyOnce("job").doesNotContain("cancel");
    }

    @ParameterizedTest
    @EnumSource
    void aListenerThatThrowsCancellationStopsAndCancelsAsThePolicySays(View view) {
        provider.look("running", JobState.RUNNING);
        provider.cancels.add(() -> Either.right(ScriptedProvider.job("cancelled", JobState.CANCELLED)));

        ConnectorError.WaitExpired error = (ConnectorError.WaitExpired) await(
                        view,
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

    @ParameterizedTest
    @EnumSource
    void aJobThatHasEndedIsTheAnswerWhateverTheListenerSays(View view) {
        provider.look("succeeded", JobState.SUCCEEDED);

        assertThat(await(
                                view,
                                WaitPolicy.builder()
                                        .watch(job -> WaitPolicy.Next.STOP)
                                        .build())
                        .isRight())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aResultThatIsNotThereYetIsReadAgain(View view) {
        Job pending = ScriptedProvider.job("succeeded", JobState.SUCCEEDED).toBuilder()
                .resultPending(true)
                .build();
        for (int i = 0; i < 4; i++) {
            provider.looks.add(() -> Either.right(pending));
        }
        provider.look("succeeded", JobState.SUCCEEDED);

        Job job = await(view, WaitPolicy.standard()).get();

        assertThat(job.resultPending()).isFalse();
        assertThat(job.warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aResultThatNeverComesIsASuccessWithAWarningAfterFiveMoreLooks(View view) {
        Job pending = ScriptedProvider.job("succeeded", JobState.SUCCEEDED).toBuilder()
                .resultPending(true)
                .build();
        provider.looks.add(() -> Either.right(pending));
        provider.fail(gone()).fail(ScriptedProvider.timeout(Outcome.REFUSED));

        Job job = await(view, WaitPolicy.standard()).get();

        assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.warnings()).singleElement().asString().contains("result is missing after 5 more polls");
        assertThat(provider.asked).hasSize(7); // and the close
    }

    @ParameterizedTest
    @EnumSource
    void aPauseThatTheProviderAsksForBeyondOurPatienceSendsNothingMore(View view) {
        provider.fail(new ConnectorError.RateLimited(ScriptedProvider.context("slow down")
                .retryAt(VirtualTime.START.plusSeconds(3600))
                .build()));

        await(view, WaitPolicy.upTo(Duration.ofMinutes(1)));

        assertThat(provider.asked).containsOnlyOnce("job");
    }

    @ParameterizedTest
    @EnumSource
    void theListenerSeesEachObservationAndCannotBreakTheWait(View view) {
        List<String> seen = new ArrayList<>();
        provider.look("queued", JobState.QUEUED).look("succeeded", JobState.SUCCEEDED);

        Either<ConnectorError, Job> answer = await(
                view,
                WaitPolicy.builder()
                        .listener(job -> {
                            seen.add(job.status().raw());
                            throw new IllegalStateException("listener");
                        })
                        .build());

        assertThat(answer.isRight()).isTrue();
        assertThat(seen).containsExactly("queued", "succeeded");
    }

    private static WaitPolicy cancelling() {
        return WaitPolicy.upTo(Duration.ofMinutes(1)).toBuilder()
                .onExpiry(WaitPolicy.Expiry.CANCEL)
                .build();
    }
}
