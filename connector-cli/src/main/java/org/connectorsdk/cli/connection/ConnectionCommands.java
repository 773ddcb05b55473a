package org.connectorsdk.cli.connection;

import java.util.List;
import org.connectorsdk.cli.account.AccountCommand;
import org.connectorsdk.cli.shell.Shell;

/** The commands of this room. */
public final class ConnectionCommands {

    private ConnectionCommands() {}

    /**
     * Makes them.
     *
     * @param shell the process
     * @return the commands, in the order of the help page
     */
    public static List<AccountCommand> all(Shell shell) {
        return List.of(
                new ListCommand(shell),
                new GetCommand(shell),
                new CreateCommand(shell),
                new UpdateCommand(shell),
                new DeleteCommand(shell),
                new TestCommand(shell),
                new DisableCommand(shell),
                new ReactivateCommand(shell),
                new SetDefaultCommand(shell),
                new ReconcileCommand(shell));
    }
}
