package org.connectorsdk.cli.job;

import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.cli.print.JobViews;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Command;

@Command(name = "cancel", description = "Asks the provider to cancel a job, which may still run for a while.")
final class CancelCommand extends HandleCommand {
    CancelCommand(Shell shell) {
        super(shell);
    }

    @Override
    Action prepare(JobRef ref, Problems problems) {
        return session -> session.show(session.connections().cancel(ref), JobViews.WHOLE);
    }
}
