package org.connectorsdk.cli.job;

import io.vavr.control.Either;
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

    static ExitCode until(Session session, JobRef ref, WaitPolicy policy) {
        Either<ConnectorError, Job> ended;
        try (JobWatch watch = JobWatch.of(session)) {
            ended = session.connections().await(ref, WaitOptions.watched(policy, watch), session.options());
        }
        ExitCode shown = session.show(ended, JobViews.WHOLE);
        return ended.isRight() && ended.get().status().state() != JobState.SUCCEEDED ? ExitCode.JOB_FAILED : shown;
    }
}
