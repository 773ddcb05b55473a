package org.connectorsdk.cli.job;

import java.util.List;
import org.connectorsdk.cli.shell.NamedCommand;
import org.connectorsdk.cli.shell.Shell;

/** The commands of this room. */
public final class JobCommands {

    private JobCommands() {}

    /**
     * Names them; each is made when it is asked for.
     *
     * @param shell the process
     * @return the commands, in the order of the help page
     */
    public static List<NamedCommand> all(Shell shell) {
        return List.of(
                new NamedCommand("sync", () -> new SyncCommand(shell)),
                new NamedCommand("backfill", () -> new BackfillCommand(shell)),
                new NamedCommand("job", () -> new JobCommand(shell)),
                new NamedCommand("jobs", () -> new JobsCommand(shell)),
                new NamedCommand("await", () -> new AwaitCommand(shell)),
                new NamedCommand("cancel", () -> new CancelCommand(shell)),
                new NamedCommand("purge", () -> new PurgeCommand(shell)));
    }
}
