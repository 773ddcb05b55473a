package org.connectorsdk.cli.connection;

import org.connectorsdk.cli.account.ConnectionCommand;
import org.connectorsdk.cli.print.ConnectionViews;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Command;

@Command(name = "get", description = "Shows one connection.")
final class GetCommand extends ConnectionCommand {
    GetCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        return session -> session.show(session.connections().get(id()), ConnectionViews.WHOLE);
    }
}
