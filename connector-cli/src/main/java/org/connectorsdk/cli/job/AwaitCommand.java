package org.connectorsdk.cli.job;

import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "await", description = "Waits until a job has ended, also one that another process started.")
final class AwaitCommand extends HandleCommand {
    @Mixin
    private final WaitOptions waiting = new WaitOptions();

    AwaitCommand(Shell shell) {
        super(shell);
    }

    @Override
    Action prepare(JobRef ref, Problems problems) {
        WaitPolicy policy = waiting.policy(problems);
        return session -> Waiting.until(session, ref, policy);
    }
}
