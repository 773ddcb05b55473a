package org.connectorsdk.cli.job;

import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.cli.print.JobViews;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Command;

@Command(name = "job", description = "Looks at a job once. Exit code 0 whatever its state.")
final class JobCommand extends HandleCommand {
    JobCommand(Shell shell) {
        super(shell);
    }

    @Override
    Action prepare(JobRef ref, Problems problems) {
        return session -> session.show(session.connections().job(ref), JobViews.WHOLE);
    }
}
