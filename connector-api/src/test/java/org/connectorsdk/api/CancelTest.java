package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.spi.ProviderConnections;
import org.junit.jupiter.api.Test;

/** A finished job is not cancelled; a cancel that finds it finished says so (F-18). */
class CancelTest {
    private final ScriptedProvider provider = new ScriptedProvider(Capability.SYNC, Capability.SYNC_CANCEL);

    private static ConnectorError notRunning() {
        return new ConnectorError.Conflict(
                ScriptedProvider.context("not running").outcome(Outcome.REFUSED).build(), Optional.empty());
    }

    @Test
    void aJobThatWasSeenToEndGetsNoCancel() {
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

    private static ConnectorError error(Outcome outcome, boolean conflict) {
        ErrorContext context = ScriptedProvider.context("no").outcome(outcome).build();
        return conflict
                ? new ConnectorError.Conflict(context, Optional.empty())
                : new ConnectorError.InvalidRequest(context, List.of());
    }

    @Test
    void aRequestThatIsCalledInvalidIsJudgedByLookingToo() {
        provider.look("done", JobState.SUCCEEDED);
        provider.cancels.add(() -> Either.left(error(Outcome.REFUSED, false)));
        try (Connections connections = provider.open()) {
            assertThat(connections.cancel(ScriptedProvider.JOB).isRight()).isTrue();
        }
    }

    @Test
    void aConflictWithUnknownEffectIsNotJudged() {
        provider.cancels.add(() -> Either.left(error(Outcome.UNKNOWN, true)));
        try (Connections connections = provider.open()) {
            assertThat(connections.cancel(ScriptedProvider.JOB).getLeft().outcome())
                    .isEqualTo(Outcome.UNKNOWN);
            assertThat(provider.asked).containsExactly("cancel");
        }
    }

    @Test
    void anotherRefusalIsNotJudged() {
        provider.cancels.add(() -> Either.left(new ConnectorError.PermissionDenied(
                ScriptedProvider.context("no").outcome(Outcome.REFUSED).build())));
        try (Connections connections = provider.open()) {
            assertThat(connections.cancel(ScriptedProvider.JOB).getLeft().kind())
                    .isEqualTo(ErrorKind.PERMISSION_DENIED);
            assertThat(provider.asked).containsExactly("cancel");
        }
    }

    @Test
    void aJudgedJobIsRememberedAsEnded() {
        provider.look("done", JobState.SUCCEEDED);
        provider.cancels.add(() -> Either.left(notRunning()));
        try (Connections connections = provider.open()) {
            connections.cancel(ScriptedProvider.JOB);
            connections.cancel(ScriptedProvider.JOB);

            assertThat(provider.asked).containsExactly("cancel", "job");
        }
    }

    @Test
    void aLookThatShowsAnotherJobJudgesNothing() {
        provider.looks.add(() -> Either.right(other("job-8", JobState.SUCCEEDED)));
        provider.cancels.add(() -> Either.left(notRunning()));
        try (Connections connections = provider.open()) {
            assertThat(connections.cancel(ScriptedProvider.JOB).getLeft().kind())
                    .isEqualTo(ErrorKind.CONFLICT);
        }
    }

    @Test
    void anAnswerOfAnEndedJobSaysThatNothingWasCancelled() {
        provider.cancels.add(() -> Either.right(ScriptedProvider.job("done", JobState.SUCCEEDED)));
        try (Connections connections = provider.open()) {
            assertThat(connections.cancel(ScriptedProvider.JOB).get().warnings())
                    .containsExactly("already finished: succeeded; nothing was cancelled");
        }
    }

    @Test
    void anAnswerOfACancelledOrRunningJobHasNoWarning() {
        provider.cancels.add(() -> Either.right(ScriptedProvider.job("running", JobState.RUNNING)));
        provider.cancels.add(() -> Either.right(ScriptedProvider.job("cancelled", JobState.CANCELLED)));
        try (Connections connections = provider.open()) {
            assertThat(connections.cancel(ScriptedProvider.JOB).get().warnings())
                    .isEmpty();
            assertThat(connections.cancel(ScriptedProvider.JOB).get().warnings())
                    .isEmpty();
        }
    }

    private static Job other(String id, JobState state) {
        JobRef ref = new JobRef("scripted", ScriptedProvider.ACCOUNT, "job", id, ScriptedProvider.JOB.connection());
        return Job.builder(ref, new JobStatus(id, state)).build();
    }

    private static Job ended() {
        return ScriptedProvider.job("done", JobState.SUCCEEDED).toBuilder()
                .connection(ConnectionId.of("conn-1"))
                .build();
    }

    /** Whoever cancels may mean the job that runs now. */
    private static final class Listing implements ProviderConnections {
        private final ScriptedProvider script = new ScriptedProvider();
        private final ProviderDescriptor descriptor;
        private final Either<ConnectorError, Page<Job>> jobs;
        private int listed;

        Listing(Either<ConnectorError, Page<Job>> jobs, Capability... capabilities) {
            this.jobs = jobs;
            this.descriptor = ProviderDescriptor.of("scripted", "Scripted")
                    .can(capabilities)
                    .build();
        }

        @Override
        public ProviderDescriptor descriptor() {
            return descriptor;
        }

        @Override
        public String account() {
            return script.account();
        }

        @Override
        public Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
            return Either.right(ended());
        }

        @Override
        public Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options) {
            listed++;
            assertThat(id).isEqualTo(ConnectionId.of("conn-1"));
            return jobs;
        }

        @Override
        public void close() {}
    }

    private static List<String> warnings(Listing listing) {
        return new Cancels(listing)
                .cancel(ScriptedProvider.JOB, CallOptions.none())
                .get()
                .warnings();
    }

    @Test
    void otherJobsOfTheConnectionThatAreActiveAreNamed() {
        Listing listing = new Listing(
                Either.right(Page.of(
                        List.of(
                                other("job-5", JobState.QUEUED),
                                other("job-6", JobState.RUNNING),
                                ScriptedProvider.job("running", JobState.RUNNING),
                                other("job-4", JobState.FAILED),
                                other("job-3", JobState.UNKNOWN)),
                        null)),
                Capability.SYNC,
                Capability.JOB_LIST);

        assertThat(warnings(listing))
                .containsExactly(
                        "already finished: succeeded; nothing was cancelled",
                        "job job-5 of the same connection is queued; it was not cancelled",
                        "job job-6 of the same connection is running; it was not cancelled");
    }

    @Test
    void aListOfJobsThatFailsChangesNothing() {
        Listing listing = new Listing(Either.left(notRunning()), Capability.SYNC, Capability.JOB_LIST);

        assertThat(warnings(listing)).containsExactly("already finished: succeeded; nothing was cancelled");
        assertThat(listing.listed).isEqualTo(1);
    }

    @Test
    void whoCannotListJobsIsNotAskedTo() {
        Listing listing = new Listing(Either.left(notRunning()));

        assertThat(warnings(listing)).containsExactly("already finished: succeeded; nothing was cancelled");
        assertThat(listing.listed).isZero();
    }

    @Test
    void aThousandEndedJobsAreRememberedAndTheEldestForgotten() {
        Cancels cancels = new Cancels(new Listing(Either.left(notRunning())));
        for (int i = 0; i <= 1_000; i++) {
            cancels.saw(other("job-" + i, JobState.SUCCEEDED));
        }
        cancels.saw(other("job-x", JobState.RUNNING));

        assertThat(cancels.remembered()).isEqualTo(1_000);
    }
}
