package org.connectorsdk.cli.connection;

import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.cli.account.AccountCommand;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "create",
        description =
                "Creates a connection with exactly one request. When it is not known whether that request was applied, "
                        + "the exit code is 5 and the hint says how to look.")
final class CreateCommand extends AccountCommand {
    @Mixin
    private final SpecOptions spec = new SpecOptions();

    CreateCommand(Shell shell) {
        super(shell, besideConnection());
    }

    @Override
    protected Action prepare(Problems problems) {
        ConnectionSpec wanted = spec.spec(shell(), problems);
        return session -> Stored.show(session, session.connections().create(wanted));
    }
}
