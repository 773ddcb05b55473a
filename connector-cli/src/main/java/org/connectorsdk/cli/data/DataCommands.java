package org.connectorsdk.cli.data;

import java.util.List;
import org.connectorsdk.cli.account.AccountCommand;
import org.connectorsdk.cli.shell.Shell;

/** The commands of this room. */
public final class DataCommands {

    private DataCommands() {}

    /**
     * Makes them.
     *
     * @param shell the process
     * @return the commands, in the order of the help page
     */
    public static List<AccountCommand> all(Shell shell) {
        return List.of(
                new IntrospectCommand(shell),
                new PreviewCommand(shell),
                new ProfileCommand(shell),
                new QueryCommand(shell),
                new FilesCommand(shell),
                new RawCommand(shell));
    }
}
