package org.connectorsdk.cli.job;

import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.cli.account.AccountCommand;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** A command about one job. */
abstract class HandleCommand extends AccountCommand {
    @Parameters(index = "1", paramLabel = "HANDLE", description = "Handle of the job, as sync and jobs show it.")
    private @Nullable JobRef handle;

    HandleCommand(Shell shell) {
        super(shell);
    }

    abstract Action prepare(JobRef ref, Problems problems);

    @Override
    protected final Action prepare(Problems problems) {
        @Nullable JobRef ref = handle;
        if (ref == null) {
            throw new IllegalStateException("the parser lets no command run without its parameters");
        }
        return prepare(ref, problems);
    }
}
