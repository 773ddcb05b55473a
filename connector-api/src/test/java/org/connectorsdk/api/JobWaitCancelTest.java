package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.junit.jupiter.api.Test;

/** How one wait cancels its job, and how a listener stops it: what is asked, and what is said of it. */
class JobWaitCancelTest extends WaitInHand {
    private void cancelAnswers(Either<ConnectorError, Job> answer) {
        provider.look("running", JobState.RUNNING);
        provider.cancels.add(() -> answer);
    }

    private JobPoller.Step afterAMinute(JobPoller poller) {
        pause(poller.poll());
        pass(MINUTE);
        return poller.poll();
    }

    @Test
    void anInterruptedCancelNamesTheJob() {
        cancelAnswers(Either.left(new ConnectorError.Interrupted(
                ScriptedProvider.context("interrupted").build(), Optional.empty())));

        assertThat(((ConnectorError.Interrupted) error(afterAMinute(begin(cancelling())))).job())
                .contains(ScriptedProvider.JOB);
    }

    @Test
    void aCancelOfAClosedClientIsAClose() {
        cancelAnswers(Either.left(
                new ConnectorError.Closed(ScriptedProvider.context("closed").build())));

        assertThat(error(afterAMinute(begin(cancelling()))).kind()).isEqualTo(ErrorKind.CLOSED);
    }

    @Test
    void aJobThatIsCancelledAtOnceIsNotLookedAtAgain() {
        cancelAnswers(Either.right(ScriptedProvider.job("cancelled", JobState.CANCELLED)));

        assertThat(job(afterAMinute(begin(cancelling()))).status().raw()).isEqualTo("cancelled");
        assertThat(provider.asked).containsExactly("job", "job", "cancel");
    }

    @Test
    void aRefusedCancelIsFollowedByALookWithoutAPause() {
        cancelAnswers(Either.left(new ConnectorError.Conflict(
                ScriptedProvider.context("no").outcome(Outcome.REFUSED).build(), Optional.empty())));

        assertThat(pause(afterAMinute(begin(cancelling())))).isZero();
    }

    @Test
    void aJobThatIgnoresItsCancelIsLeftAfterThePatience() {
        cancelAnswers(Either.right(ScriptedProvider.job("running", JobState.RUNNING)));
        JobPoller poller = begin(cancelling());
        assertThat(pause(afterAMinute(poller))).isEqualTo(Duration.ofSeconds(2));
        pass(TEN);

        ConnectorError.WaitExpired error = expired(poller.poll());

        assertThat(error.reason()).isEqualTo(WaitReason.PATIENCE);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.context().summary())
                .startsWith("a cancel was sent and the job has not ended within 10.0 s; last seen running at ");
        assertThat(provider.asked).containsOnlyOnce("cancel");
    }

    @Test
    void aCancelWithUnknownEffectSaysHowLongWasWaited() {
        cancelAnswers(Either.left(ScriptedProvider.timeout(Outcome.UNKNOWN)));

        assertThat(expired(afterAMinute(begin(cancelling()))).context().summary())
                .startsWith("the job has not ended within 60.0 s; a cancel was sent and its effect is unknown; ");
    }

    private ConnectorError.WaitExpired stopped() {
        return expired(begin(cancelling().watch(job -> WaitPolicy.Next.STOP)).poll());
    }

    @Test
    void aStopThatCancelsSaysSo() {
        cancelAnswers(Either.right(ScriptedProvider.job("cancelling", JobState.RUNNING)));

        assertThat(stopped().context().summary())
                .startsWith("the listener stopped the wait; a cancel was sent; last seen cancelling at ");
    }

    @Test
    void aStopWhoseCancelHasAnUnknownEffectSaysSo() {
        cancelAnswers(Either.left(ScriptedProvider.timeout(Outcome.UNKNOWN)));

        assertThat(stopped().context().summary())
                .startsWith("the listener stopped the wait; a cancel was sent and its effect is unknown; ");
    }

    @Test
    void aStopWhoseCancelIsRefusedSaysWhy() {
        cancelAnswers(Either.left(new ConnectorError.Conflict(
                ScriptedProvider.context("not now").outcome(Outcome.REFUSED).build(), Optional.empty())));

        ConnectorError.WaitExpired error = stopped();

        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.context().summary())
                .startsWith("the listener stopped the wait; the cancel failed: not now; last seen running at ");
    }

    @Test
    void aStopAfterTheCancelCancelsNoMore() {
        cancelAnswers(Either.right(ScriptedProvider.job("cancelling", JobState.RUNNING)));
        JobPoller poller = begin(cancelling()
                .watch(job ->
                        job.status().raw().equals("cancelling") ? WaitPolicy.Next.STOP : WaitPolicy.Next.CONTINUE));

        assertThat(expired(afterAMinute(poller)).context().summary())
                .startsWith("the listener stopped the wait; last seen cancelling at ");
        assertThat(provider.asked).containsOnlyOnce("cancel");
    }
}
