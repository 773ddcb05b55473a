package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.junit.jupiter.api.Test;

/** A finished job is not cancelled; a cancel that finds it finished says so (F-18). */
class CancelTest {
    private final ScriptedProvider provider = new ScriptedProvider(Capability.SYNC, Capability.SYNC_CANCEL);

    private static ConnectorError notRunning() {
        return new ConnectorError.Conflict(
                ScriptedProvider.context("not running").outcome(Outcome.REFUSED).build(), Optional.empty());
    }

    @Test
    void aJobThatWasSeenToHaveEndedIsNotSentACancel() {
        provider.look("done", JobState.SUCCEEDED);
        try (Connections connections = provider.open()) {
            connections.await(ScriptedProvider.JOB, WaitPolicy.standard());

            Job job = connections.cancel(ScriptedProvider.JOB).get();

            assertThat(job.warnings()).containsExactly("already finished: succeeded; nothing was cancelled");
            assertThat(provider.asked).containsExactly("job");
        }
    }

    @Test
    void aRefusalIsJudgedByLooking() {
        provider.look("done", JobState.SUCCEEDED);
        provider.cancels.add(() -> Either.left(notRunning()));
        try (Connections connections = provider.open()) {
            Job job = connections.cancel(ScriptedProvider.JOB).get();

            assertThat(job.warnings()).containsExactly("already finished: succeeded; nothing was cancelled");
            assertThat(provider.asked).containsExactly("cancel", "job");
        }
    }

    @Test
    void aRefusalOfAJobThatRunsStaysARefusal() {
        provider.look("running", JobState.RUNNING);
        provider.cancels.add(() -> Either.left(notRunning()));
        try (Connections connections = provider.open()) {
            ConnectorError error = connections.cancel(ScriptedProvider.JOB).getLeft();

            assertThat(error.kind()).isEqualTo(ErrorKind.CONFLICT);
            assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        }
    }

    @Test
    void aJobThatIsCancelledIsNotCancelledAgain() {
        provider.cancels.add(() -> Either.right(ScriptedProvider.job("cancelled", JobState.CANCELLED)));
        try (Connections connections = provider.open()) {
            connections.cancel(ScriptedProvider.JOB);

            assertThat(connections.cancel(ScriptedProvider.JOB).get().status().state())
                    .isEqualTo(JobState.CANCELLED);
            assertThat(provider.asked).containsExactly("cancel");
        }
    }
}
