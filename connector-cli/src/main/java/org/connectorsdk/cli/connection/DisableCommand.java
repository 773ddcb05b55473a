package org.connectorsdk.cli.connection;

import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.cli.account.ConnectionCommand;
import org.connectorsdk.cli.print.ConnectionViews;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Command;

@Command(name = "disable", description = "Switches a connection off; its definition stays.")
final class DisableCommand extends ConnectionCommand {
    DisableCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        return session -> session.show(
                session.facet(
                        Lifecycle.class,
                        "disable",
                        Capability.LIFECYCLE,
                        lifecycle -> lifecycle.disable(id(), CallOptions.none())),
                ConnectionViews.WHOLE);
    }
}
