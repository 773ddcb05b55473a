package org.connectorsdk.cli.job;

import java.util.List;
import org.connectorsdk.cli.account.AccountCommand;
import org.connectorsdk.cli.shell.Shell;

/** The commands of this room. */
public final class JobCommands {

    private JobCommands() {}

    /**
     * Makes them.
     *
     * @param shell the process
     * @return the commands, in the order of the help page
     */
    public static List<AccountCommand> all(Shell shell) {
        return List.of(
                new SyncCommand(shell),
                new BackfillCommand(shell),
                new JobCommand(shell),
                new JobsCommand(shell),
                new AwaitCommand(shell),
                new CancelCommand(shell),
                new PurgeCommand(shell));
    }
}
