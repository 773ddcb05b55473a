package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.ServerHints;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.junit.jupiter.api.Test;

/** What one wait does at each poll: to the nanosecond, and to the word. */
class JobPollerTest extends WaitInHand {
    @Test
    void aWaitCountsFromItsBeginningToItsFirstClose() {
        JobPoller poller = begin(minute());
        JobPoller other = begin(minute());
        assertThat(connections.client().pollLoad().waits()).isEqualTo(2);

        poller.close();
        poller.close();

        assertThat(connections.client().pollLoad().waits()).isEqualTo(1);
        other.close();
        assertThat(connections.client().pollLoad().waits()).isZero();
    }

    @Test
    void anInterruptBeforeTheFirstPollSendsNothing() {
        JobPoller poller = begin(minute());

        Thread.currentThread().interrupt();
        ConnectorError error = error(poller.poll());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(((ConnectorError.Interrupted) error).job()).contains(ScriptedProvider.JOB);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.context().summary()).isEqualTo("the wait was interrupted; the job goes on");
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void anInterruptBetweenTwoPollsTellsHowManyThereWere() {
        provider.look("running", JobState.RUNNING);
        JobPoller poller = begin(minute());
        pause(poller.poll());
        pass(Duration.ofSeconds(3));

        ConnectorError error = poller.interrupted();

        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.context().attempts()).isEqualTo(1);
        assertThat(error.context().elapsed()).isEqualTo(Duration.ofSeconds(3));
    }

    private void hinting(Duration pause, double perSecond) {
        provider.looks.add(() -> {
            ServerHints hints = provider.options.get(0).hints().orElseThrow();
            hints.pause(pause);
            if (perSecond > 0) {
                hints.requestsPerSecond(perSecond);
            }
            return Either.right(ScriptedProvider.job("running", JobState.RUNNING));
        });
    }

    @Test
    void aPauseThatAnAnswerAsksForIsKept() {
        hinting(Duration.ofSeconds(30), 0);

        assertThat(pause(begin(minute()).poll())).isEqualTo(Duration.ofSeconds(33)); // and half of the spread
    }

    @Test
    void whatTheAccountAllowsSlowsThePolls() {
        hinting(Duration.ZERO, 0.05);
        JobPoller poller = begin(minute());

        assertThat(pause(poller.poll())).isEqualTo(Duration.ofSeconds(20));

        pass(MINUTE);
        assertThat(expired(poller.poll()).context().summary())
                .isEqualTo("the job has not ended within 60.0 s; last seen running at 2026-01-01T00:01:00Z"
                        + "; polled every 20.0 s, as 1 waits share 0.05 requests a second, so all poll less often");
    }

    @Test
    void aJobThatSucceedsSlowlySaysSo() {
        hinting(Duration.ZERO, 0.05);
        provider.look("succeeded", JobState.SUCCEEDED);
        JobPoller poller = begin(minute());
        pause(poller.poll());

        assertThat(job(poller.poll()).warnings())
                .containsExactly("polled every 20.0 s: 1 waits share 0.05 requests a second, so all poll less often");
    }

    @Test
    void theVendorsTimesDecideThePause() {
        provider.looks.add(() -> Either.right(ScriptedProvider.job("running", JobState.RUNNING).toBuilder()
                .startedAt(VirtualTime.START.minusSeconds(50))
                .build()));

        assertThat(pause(begin(minute()).poll())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void anAnswerWithoutAStatusIsAFailedPoll() {
        provider.look("", JobState.UNKNOWN);
        JobPoller poller = begin(minute().toleratedFailures(2, Duration.ZERO));
        pause(poller.poll());

        ConnectorError.WaitExpired error = expired(poller.poll());

        assertThat(error.reason()).isEqualTo(WaitReason.NOT_PROGRESSING);
        assertThat(error.context().summary())
                .isEqualTo("2 polls in a row failed over 0.0 s; its status was never seen"
                        + "; the last poll failed: the answer has no status");
    }

    @Test
    void failedPollsEndTheWaitAtTheVeryEndOfTheSpan() {
        provider.fail(timeout());
        JobPoller poller = begin(minute().toleratedFailures(2, TEN));
        pause(poller.poll());
        pass(TEN.minusNanos(1));
        pause(poller.poll());
        pass(Duration.ofNanos(1));

        assertThat(expired(poller.poll()).context().summary()).startsWith("3 polls in a row failed over 10.0 s");
    }

    @Test
    void asManyFailedPollsAsTheLimitEndTheWait() {
        provider.fail(timeout());
        JobPoller poller = begin(minute().toleratedFailures(2, TEN));
        pause(poller.poll());
        pass(TEN);

        assertThat(expired(poller.poll()).context().summary()).startsWith("2 polls in a row failed over 10.0 s");
    }

    @Test
    void aPollThatSucceedsBeginsTheCountOfFailuresAnew() {
        provider.fail(timeout()).look("running", JobState.RUNNING).fail(timeout());
        JobPoller poller = begin(minute().toleratedFailures(2, TEN));
        pause(poller.poll());
        pass(TEN);
        pause(poller.poll());
        pause(poller.poll());
        pass(TEN.minusNanos(1));
        pause(poller.poll());
    }

    @Test
    void aRefusalByTheAccountsLimitDoublesThePause() {
        provider.fail(new ConnectorError.RateLimited(
                ScriptedProvider.context("slow down").build()));

        assertThat(pause(begin(minute()).poll())).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void anotherFailureLeavesThePauseAsItIs() {
        provider.fail(timeout());

        assertThat(pause(begin(minute()).poll())).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void nothingIsAskedBeforeThePauseOfTheProviderIsOver() {
        provider.fail(new ConnectorError.RateLimited(ScriptedProvider.context("slow down")
                .retryAt(VirtualTime.START.plusSeconds(3600))
                .build()));
        JobPoller poller = begin(minute());
        assertThat(pause(poller.poll())).isEqualTo(MINUTE);
        pass(MINUTE);

        ConnectorError.WaitExpired error = expired(poller.poll());

        assertThat(error.reason()).isEqualTo(WaitReason.PATIENCE);
        assertThat(error.context().retryAt()).contains(VirtualTime.START.plusSeconds(3600));
        assertThat(error.context().summary())
                .startsWith("the job has not ended within 60.0 s; its status was never seen")
                .endsWith("; the last poll failed: slow down");
        assertThat(provider.asked).containsExactly("job");
    }

    @Test
    void theEndOfTheProvidersPauseIsNotTooEarly() {
        provider.fail(new ConnectorError.RateLimited(ScriptedProvider.context("slow down")
                .retryAt(VirtualTime.START.plusSeconds(10))
                .build()));
        JobPoller poller = begin(minute());
        pause(poller.poll());
        pass(TEN);

        pause(poller.poll());

        assertThat(provider.asked).containsExactly("job", "job");
    }

    @Test
    void anUnknownStatusEndsTheWaitAfterThePatienceForIt() {
        provider.look("odd", JobState.UNKNOWN);
        JobPoller poller = begin(minute().unknownStatusPatience(TEN));
        pause(poller.poll());
        pass(TEN.minusNanos(1));
        pause(poller.poll());
        pass(Duration.ofNanos(1));

        ConnectorError.WaitExpired error = expired(poller.poll());

        assertThat(error.reason()).isEqualTo(WaitReason.NOT_PROGRESSING);
        assertThat(error.context().summary())
                .startsWith("the job stays in the unknown status 'odd'; last seen odd at ");
    }

    @Test
    void anUnknownStatusThatEndedIsCalledAnEnd() {
        provider.looks.add(() -> Either.right(ScriptedProvider.job("odd", JobState.UNKNOWN).toBuilder()
                .endedAt(VirtualTime.START)
                .build()));

        assertThat(expired(begin(minute()).poll()).context().summary())
                .startsWith("the job ended with the unknown status 'odd'");
    }

    @Test
    void aKnownStatusInBetweenRenewsThePatienceWithAnUnknownOne() {
        provider.look("odd", JobState.UNKNOWN).look("running", JobState.RUNNING).look("odd", JobState.UNKNOWN);
        JobPoller poller = begin(minute().unknownStatusPatience(TEN));
        pause(poller.poll());
        pass(TEN);
        pause(poller.poll());

        pause(poller.poll());
    }

    @Test
    void aResultIsLookedForUntilTheWaitIsOver() {
        provider.looks.add(() -> Either.right(pending()));
        JobPoller poller = begin(minute());
        pause(poller.poll());
        pass(MINUTE);

        assertThat(job(poller.poll()).warnings())
                .containsExactly("the job ended, but its result is missing after 1 more polls");
    }

    @Test
    void aForbiddenLookForTheResultEndsTheWaitWithTheJob() {
        provider.looks.add(() -> Either.right(pending()));
        provider.fail(new ConnectorError.PermissionDenied(
                ScriptedProvider.context("no").build()));
        JobPoller poller = begin(minute());
        pause(poller.poll());

        assertThat(job(poller.poll()).warnings())
                .containsExactly("the job ended, but its result is missing after 1 more polls");
    }

    @Test
    void aCloseWhileTheResultIsLookedForIsAClose() {
        provider.looks.add(() -> Either.right(pending()));
        provider.fail(
                new ConnectorError.Closed(ScriptedProvider.context("closed").build()));
        JobPoller poller = begin(minute());
        pause(poller.poll());

        assertThat(error(poller.poll()).kind()).isEqualTo(ErrorKind.CLOSED);
    }

    @Test
    void anInterruptedPollNamesTheJob() {
        provider.fail(new ConnectorError.Interrupted(
                ScriptedProvider.context("interrupted").build(), Optional.empty()));

        assertThat(((ConnectorError.Interrupted) error(begin(minute()).poll())).job())
                .contains(ScriptedProvider.JOB);
    }

    @Test
    void aFailingListenerHearsOfTheNextPollAndStopsNothing() {
        provider.look("running", JobState.RUNNING);
        JobPoller poller = begin(minute().listener(job -> {
            throw new IllegalStateException("listener");
        }));

        pause(poller.poll());
        pause(poller.poll());
    }

    @Test
    void aWaitCarriesNoKeyOfAWrite() {
        provider.look("succeeded", JobState.SUCCEEDED);
        CallOptions keyed = CallOptions.builder().idempotencyKey("key-1").build();
        JobPoller poller = connections
                .with(keyed)
                .waitFor(ScriptedProvider.JOB, WaitPolicy.standard())
                .get();

        job(poller.poll());

        assertThat(provider.options.get(0).idempotencyKey()).isEmpty();
        assertThat(provider.options.get(0).maxAttempts()).hasValue(1);
    }

    @Test
    void aLongerPauseThanWhatIsLeftIsCutShort() {
        provider.look("running", JobState.RUNNING);
        JobPoller poller = begin(WaitPolicy.upTo(Duration.ofSeconds(3)).toBuilder());
        pause(poller.poll());
        pass(Duration.ofSeconds(2));

        assertThat(pause(poller.poll())).isEqualTo(Duration.ofSeconds(1));
    }
}
