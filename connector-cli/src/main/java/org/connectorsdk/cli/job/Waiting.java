package org.connectorsdk.cli.job;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.cli.account.Session;
import org.connectorsdk.cli.print.JobViews;
import org.connectorsdk.cli.shell.ExitCode;

/** Waits for a job and shows how it ended. */
final class Waiting {

    private Waiting() {}

    /** Shows a job that was just started, or with a policy how it ended. */
    static ExitCode started(Session session, Either<ConnectorError, Job> started, Optional<WaitPolicy> policy) {
        return policy.isPresent() && started.isRight()
                ? follow(session, started.get(), policy.get())
                : session.show(started, JobViews.WHOLE);
    }

    /** The handle first: whatever happens to this process, the job can be found again. */
    private static ExitCode follow(Session session, Job job, WaitPolicy policy) {
        String how =
                job.skipped() ? "is running already, nothing was started" : job.attached() ? "is joined" : "is started";
        session.report().note("job " + job.ref().display() + " " + how + ", its handle is " + job.ref());
        return until(session, job.ref(), policy);
    }

    static ExitCode until(Session session, JobRef ref, WaitPolicy policy) {
        Either<ConnectorError, Job> ended;
        try (JobWatch watch = JobWatch.of(session)) {
            ended = session.connections().await(ref, WaitOptions.watched(policy, watch));
        }
        ExitCode shown = session.show(ended, JobViews.WHOLE);
        return ended.isRight() && ended.get().status().state() != JobState.SUCCEEDED ? ExitCode.JOB_FAILED : shown;
    }
}
