package org.connectorsdk.cli.connection;

import org.connectorsdk.cli.account.ConnectionCommand;
import org.connectorsdk.cli.print.ConnectionViews;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Command;

@Command(name = "delete", description = "Deletes a connection. Does not ask.")
final class DeleteCommand extends ConnectionCommand {
    DeleteCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        return session -> session.show(session.connections().delete(id()), ConnectionViews.DELETION);
    }
}
