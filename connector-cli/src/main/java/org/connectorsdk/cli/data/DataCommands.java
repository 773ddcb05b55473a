package org.connectorsdk.cli.data;

import java.util.List;
import org.connectorsdk.cli.shell.NamedCommand;
import org.connectorsdk.cli.shell.Shell;

/** The commands of this room. */
public final class DataCommands {

    private DataCommands() {}

    /**
     * Names them; each is made when it is asked for.
     *
     * @param shell the process
     * @return the commands, in the order of the help page
     */
    public static List<NamedCommand> all(Shell shell) {
        return List.of(
                new NamedCommand("introspect", () -> new IntrospectCommand(shell)),
                new NamedCommand("preview", () -> new PreviewCommand(shell)),
                new NamedCommand("profile", () -> new ProfileCommand(shell)),
                new NamedCommand("query", () -> new QueryCommand(shell)),
                new NamedCommand("files", () -> new FilesCommand(shell)),
                new NamedCommand("raw", () -> new RawCommand(shell)));
    }
}
