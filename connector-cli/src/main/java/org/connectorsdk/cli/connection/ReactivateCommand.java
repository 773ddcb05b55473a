package org.connectorsdk.cli.connection;

import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.cli.account.ConnectionCommand;
import org.connectorsdk.cli.print.ConnectionViews;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Command;

@Command(name = "reactivate", description = "Switches a connection on again.")
final class ReactivateCommand extends ConnectionCommand {
    ReactivateCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        return session -> session.show(
                session.facet(
                        Lifecycle.class,
                        "reactivate",
                        Capability.LIFECYCLE,
                        lifecycle -> lifecycle.reactivate(id(), CallOptions.none())),
                ConnectionViews.WHOLE);
    }
}
